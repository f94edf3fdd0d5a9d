#include "common/text.h"
#include "indexer/extract/dates/date_in_text.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/extract/dates/day_order.h"
#include "indexer/extract/extract.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

namespace {

void check(const DateMention& mention, std::size_t size) {
    if (mention.begin > mention.end || mention.end > size || mention.month > 12 || mention.day > 31)
        std::abort();
}

} // namespace

// Dates that any text, field, address or name of a file gives lie inside it, and are days.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ExtractOptions options;
    const std::string text = to_nfc(std::string_view(reinterpret_cast<const char*>(data), size));
    for (const DateMention& mention : find_date_mentions(text))
        check(mention, text.size());
    if (const auto stated = parse_stated_date(text)) check(*stated, text.size());
    find_time_stamp(text);
    const auto end = std::min(text.find('\n'), text.size());
    PressRelease release;
    release.title = text.substr(0, end);
    release.body = text.substr(end);
    release.id = release.path = release.url = release.title;
    for (const TextDate& date : find_text_dates(release.title, release.body))
        check(date.mention, text.size() + 1);
    if (const auto line = find_month_line(release.body)) check(*line, release.body.size());
    find_usual_order(text, "en", release.url);
    const auto found = find_date(release, options);
    if (found && found->date && !found->date->ok()) std::abort();
    return 0;
}
