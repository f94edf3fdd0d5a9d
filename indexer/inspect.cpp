#include "indexer/inspect.h"
