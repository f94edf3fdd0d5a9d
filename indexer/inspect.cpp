#include "indexer/inspect.h"

#include "common/countries.h"
#include "common/error.h"
#include "common/record_json.h"
#include "common/text.h"
#include "indexer/discover.h"
#include "indexer/document.h"
#include "indexer/prepare.h"
#include "indexer/report.h"
#include "indexer/update_plan.h"

#include <iostream>

namespace dateline {

namespace {

/// `a.txt: "Jordan" names no country: a person's name`
void explain_countries(const PressRelease& release, std::ostream& out) {
    for (const CountryDoubt& doubt : find_country_doubts(full_text(release))) {
        out << printable(release.id) << ": \"" << printable(doubt.words) << "\" ";
        if (doubt.code.empty())
            out << "names no country";
        else
            out << "only implies " << country_name(doubt.code);
        out << ": " << doubt.reason << '\n';
    }
}

} // namespace

int inspect(const IndexOptions& options, std::ostream& out) {
    int code = exit_code::good;
    bool is_included = false;
    const auto skip = [&](const std::string& path, const std::string& reason) {
        say_skipped(path, reason, options.color);
        code = exit_code::partly;
    };
    for (const auto& root : options.inputs) {
        Listing listing = discover(root);
        for (const Unlisted& left_out : listing.unlisted)
            skip(left_out.path, left_out.reason);
        for (const SourceFile& file : listing.files) {
            if (!is_wanted(options, file)) continue;
            is_included = true;
            FileResult result;
            result.file = file;
            const auto contents = read_or_say_why(result, options);
            if (!contents) {
                skip(file.path(), result.reason);
                continue;
            }
            std::string note = contents->note;
            for (const PressRelease& release : contents->releases) {
                const Extraction facts = extract_or_note(release, options, note);
                if (options.verbose) explain_countries(release, std::cerr);
                write_line(out, json_of(make_record(release, facts)));
            }
            if (note.empty()) continue;
            std::cerr << "dateline-index: " << printable(file.path()) << ' ' << printable(note)
                      << '\n';
            code = exit_code::partly;
        }
    }
    if (!is_included && !options.include.empty()) fail_to_include(options);
    return code;
}

} // namespace dateline
