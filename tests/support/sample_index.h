#pragma once

#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace dateline {

/// The sample corpus, indexed.
struct SampleIndex {
    TempDir home;

    SampleIndex() {
        run_program(DATELINE_INDEX_PROGRAM, {"--quiet", "--db", database(),
                                             std::filesystem::path(DATELINE_CORPUS) / "sample"});
    }
    std::filesystem::path database() const { return home / "index"; }
};

} // namespace dateline
