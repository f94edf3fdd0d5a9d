#include "searcher/options.h"
