#include "common/text.h"
#include "common/ascii.h"
#include "common/date.h"
#include "searcher/outputs/writers.h"
#include "searcher/snippets/snippet.h"

#include <algorithm>
#include <ostream>
#include <string>

namespace dateline {

namespace {

constexpr std::string_view indent = "    ";
constexpr std::size_t most_names = 6, most_countries = 12; ///< of a hit; more are counted
constexpr std::uint64_t bar_width = 40;

/// Text with its marked words: bold where colours are, else between asterisks.
std::string with_marks(std::string_view text, const std::vector<Mention>& marks,
                       const OutputStyle& style) {
    const std::string_view open = style.color ? "\x1b[1;33m" : "*";
    const std::string_view close = style.color ? "\x1b[0m" : "*";
    std::string out;
    std::size_t at = 0;
    for (const Mention& mark : marks) {
        out += printable(text.substr(at, mark.begin - at));
        out.append(open);
        out.append(printable(text.substr(mark.begin, mark.end - mark.begin)));
        out.append(close);
        at = mark.end;
    }
    return out + printable(text.substr(at));
}

std::string dim(const std::string& text, const OutputStyle& style) {
    return style.color ? "\x1b[2m" + printable(text) + "\x1b[0m" : printable(text);
}

/// Columns on the terminal; escape sequences take none.
std::size_t columns_of(std::string_view word) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < word.size();) {
        if (word[i] == '\x1b') {
            i = std::min(word.find('m', i), word.size() - 1) + 1;
            continue;
        }
        next_character(word, i);
        ++columns;
    }
    return columns;
}

void write_wrapped(std::ostream& out, std::string_view text, const OutputStyle& style) {
    constexpr std::size_t least_width = 20;
    if (style.width <= least_width) {
        if (!text.empty()) out << indent << text << '\n';
        return;
    }
    std::size_t column = 0;
    while (!text.empty()) {
        const std::string_view word = take_part(text, ' ');
        const std::size_t width = columns_of(word);
        const bool full = column + 1 + width > style.width;
        if (column == 0 || full) {
            if (column > 0) out << '\n';
            out << indent << word;
            column = indent.size() + width;
        } else {
            out << ' ' << word;
            column += 1 + width;
        }
    }
    if (column > 0) out << '\n';
}

std::string facts_line(const Record& record) {
    std::string line = record.known_date().empty() ? "undated" : record.known_date();
    for (const std::string& part :
         {official_list(record, most_names), country_list(record, most_countries)})
        if (!part.empty()) line += " · " + part;
    return line;
}

void write_facets(std::ostream& out, const SearchResult& result) {
    for (const Facet& facet : result.facets) {
        out << facet.name << ":\n";
        for (const FacetValue& value : facet.values)
            out << indent << value.count << "  "
                << printable(value.label.empty() ? value.value : value.label) << '\n';
        if (facet.values.empty()) out << indent << "none\n";
        if (facet.more > 0) out << indent << "… and " << facet.more << " more\n";
        out << '\n';
    }
}

bool follows_at_once(const Period& period, const Period& before) {
    return find_iso_period(period.period)->first ==
           plus_days(find_iso_period(before.period)->last, 1);
}

/// Periods in which there is nothing are left out, and an ellipsis stands for them.
void write_timeline(std::ostream& out, const SearchResult& result) {
    if (result.timeline.empty()) return;
    std::uint64_t most = 1;
    for (const Period& period : result.timeline)
        most = std::max(most, period.count);
    const Period* before = nullptr;
    for (const Period& period : result.timeline) {
        if (before != nullptr && !follows_at_once(period, *before)) out << "…\n";
        before = &period;
        out << period.period << "  ";
        for (std::uint64_t i = 0; i < (period.count * bar_width + most - 1) / most; ++i)
            out << "█";
        out << ' ' << period.count << '\n';
    }
    out << "undated  " << result.undated << "\n\n";
}

std::string reason_line(const Reason& reason) {
    std::string line = reason.clause;
    if (!reason.holds) return line + ": not in it";
    if (reason.share > 0)
        line += " " + std::to_string(static_cast<int>(reason.share * 100 + 0.5)) + " %";
    line += ": ";
    constexpr std::size_t most_forms = 8;
    for (std::size_t i = 0; i < std::min(reason.forms.size(), most_forms); ++i)
        line += (i == 0 ? "" : ", ") + reason.forms[i].words + " ×" +
                std::to_string(reason.forms[i].count);
    if (reason.forms.size() > most_forms) line += ", …";
    if (reason.forms.empty()) line += "holds";
    if (reason.in_title > 0) line += " (" + std::to_string(reason.in_title) + " in the title)";
    return line;
}

} // namespace

void write_text_hit(std::ostream& out, const SearchResult& result, const Hit& hit,
                    const OutputStyle& style) {
    const auto marks = SnippetMaker(result.terms).marks_in(hit.record.title, hit.record);
    out << hit.rank << ". " << with_marks(hit.record.title, marks, style);
    if (hit.similar > 0) out << dim(" +" + std::to_string(hit.similar) + " similar", style);
    out << '\n';
    write_wrapped(out, dim(facts_line(hit.record), style), style);
    write_wrapped(out, with_marks(hit.snippet.text, hit.snippet.marks, style), style);
    for (const Reason& reason : hit.reasons)
        write_wrapped(out, dim(reason_line(reason), style), style);
    if (!hit.record.url.empty()) out << indent << dim(hit.record.url, style) << '\n';
    out << indent << dim(hit.record.path, style) << "\n\n";
}

void write_text_end(std::ostream& out, const SearchResult& result, const OutputStyle&) {
    write_facets(out, result);
    write_timeline(out, result);
    if (result.suggestion) out << "did you mean: " << printable(*result.suggestion) << '\n';
    if (result.total == 0) return;
    out << (result.total_exact ? "" : "about ") << result.total
        << (result.total == 1 ? " release" : " releases");
    if (result.relaxed && result.with_all_words == 0)
        out << "; none has all the words, these have some of them";
    else if (result.relaxed)
        out << "; " << result.with_all_words << (result.with_all_words == 1 ? " has" : " have")
            << " all the words, the others some of them";
    if (result.timed_out) out << "; time ran out before all releases were looked at";
    if (!result.worked_out.empty()) out << "; read as " << printable(result.worked_out);
    out << '\n';
}

} // namespace dateline
