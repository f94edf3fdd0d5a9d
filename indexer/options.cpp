#include "indexer/options.h"
