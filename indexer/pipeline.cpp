#include "indexer/pipeline.h"
