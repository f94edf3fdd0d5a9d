#include "indexer/extract/dates/date_text.h"

#include "common/text.h"
#include "indexer/extract/dates/date_words.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using namespace std::chrono;
using namespace date_words;

constexpr int first_year = 1700;
constexpr int last_year = 2199;

bool plausible_year(Reader::Number number) {
    return number.digits == 4 && number.value >= first_year && number.value <= last_year;
}

// 70 to 99 were written in the last century, what comes before in this one.
int full_year(int two_digits) {
    return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits;
}

bool is_day(Reader::Number number) {
    return number.digits >= 1 && number.digits <= 2 && number.value >= 1 && number.value <= 31;
}

bool real(const DateMention& mention) {
    return year_month_day{year{mention.year}, month{mention.month}, day{mention.day}}.ok();
}

bool is_connector(std::string_view word) {
    constexpr std::array<std::string_view, 17> connectors{
        "of", "de", "del", "di", "do",    "da",  "den", "dne",    "des",
        "d",  "m",  "y",   "ta", "tháng", "năm", "the", "Fómhair"};
    return std::find(connectors.begin(), connectors.end(), word) != connectors.end();
}

void skip_ordinal(Reader& reader) {
    constexpr std::array<std::string_view, 16> endings{"st", "nd",  "rd",  "th", "ST", "ND",
                                                       "RD", "TH",  "er",  "re", "º",  "ª",
                                                       "°",  "ème", "-го", "ın"};
    for (const std::string_view ending : endings) {
        Reader ahead = reader;
        if (!ahead.skip(ending)) continue;
        if (is_letter_byte(ahead.peek()) && ending != "º" && ending != "ª" && ending != "°" &&
            find_month(Reader(ahead).word()) == std::nullopt)
            continue;
        reader = ahead;
        return;
    }
}

/// Moves behind a month's name, connectors before it included.
std::optional<unsigned> read_month(Reader& reader) {
    for (int words = 0; words < 3; ++words) {
        const std::string_view word = reader.word();
        if (word.empty()) return std::nullopt;
        if (word == "tháng") { // Vietnamese numbers the months
            reader.skip_any(" ");
            const auto number = reader.number();
            if (number.value < 1 || number.value > 12 || number.digits > 2) return std::nullopt;
            return static_cast<unsigned>(number.value);
        }
        if (const auto month = find_month(word)) return month;
        if (!is_connector(word)) return std::nullopt;
        reader.skip("’"); // ta’ Frar
        reader.skip_any(" '");
        reader.skip("’"); // d’abril
    }
    return std::nullopt;
}

void skip_time(Reader& reader) {
    Reader ahead = reader;
    if (const auto hours = ahead.number(); hours.digits == 0 || hours.digits > 2) return;
    if (ahead.peek() != ':') return;
    while (is_digit(ahead.peek()) || ahead.peek() == ':')
        ahead.step();
    ahead.skip_any(" ");
    Reader zone = ahead;
    const std::string_view word = zone.word();
    if (!word.empty() && word.size() <= 5 && zone.skip_any(" ")) ahead = zone;
    reader = ahead;
}

/// The year behind day and month. Two digits are a year only where punctuation says so.
std::optional<int> read_year(Reader& reader, bool two_digits_allowed) {
    reader.skip_any(",. -/\n");
    Reader ahead = reader;
    if (const std::string_view word = ahead.word(); is_connector(word)) {
        ahead.skip_any(" ");
        reader = ahead;
    } else {
        skip_time(reader);
    }
    reader.skip("’") || reader.skip("'");
    const auto number = reader.number();
    if (plausible_year(number)) return number.value;
    if (two_digits_allowed && number.digits == 2) return full_year(number.value);
    return std::nullopt;
}

std::optional<DateMention> complete(DateMention mention, const Reader& reader) {
    mention.end = reader.position();
    return real(mention) ? std::optional{mention} : std::nullopt;
}

/// "2026-01-15", "2020年2月19日", "2020. 02. 19.", "2020. február 19."
std::optional<DateMention> read_year_first(std::string_view text, std::size_t begin) {
    Reader reader(text, begin);
    const auto year_number = reader.number();
    if (!plausible_year(year_number)) return std::nullopt;
    DateMention mention;
    mention.begin = begin;
    mention.year = year_number.value;
    char separator = reader.peek();
    bool cjk = false;
    if (reader.skip("年") || reader.skip("년")) {
        cjk = true;
        reader.skip_any(" ");
    } else {
        if (!reader.skip_any("-/. _–", 3)) return std::nullopt;
        Reader named = reader;
        if (const auto month = read_month(named)) {
            named.skip_any(" .,-/");
            const auto day = named.number();
            if (!is_day(day)) return std::nullopt;
            Reader next = named;
            next.skip_any(", ");
            if (plausible_year(next.number())) return std::nullopt; // Act of 2006 April 26 2006
            mention.month = *month;
            mention.day = static_cast<unsigned>(day.value);
            return complete(mention, named);
        }
    }
    const auto month_number = reader.number();
    if (month_number.digits > 2 || month_number.value < 1 || month_number.value > 12)
        return std::nullopt;
    if (cjk) {
        if (!reader.skip("月") && !reader.skip("월")) return std::nullopt;
        reader.skip_any(" ");
    } else {
        if (reader.peek() != separator) return std::nullopt;
        reader.step();
        if (separator == '.') reader.skip_any(" ");
    }
    const auto day_number = reader.number();
    if (!is_day(day_number)) return std::nullopt;
    if (cjk) reader.skip("日") || reader.skip("일");
    mention.month = static_cast<unsigned>(month_number.value);
    mention.day = static_cast<unsigned>(day_number.value);
    mention.numeric = true;
    mention.separator = separator;
    return complete(mention, reader);
}

/// "15/01/2026", "1.15.26", "05 30 2007"
std::optional<DateMention> read_numeric(std::string_view text, std::size_t begin) {
    Reader reader(text, begin);
    const auto first = reader.number();
    const bool padded = reader.peek() == ' ' && reader.peek(1) == '/';
    if (padded) reader.step();
    const char separator = reader.peek();
    if (std::string_view("./- ").find(separator) == std::string_view::npos || separator == '\0')
        return std::nullopt;
    reader.step();
    if (separator != ' ') reader.skip_any(" ", 1);
    const auto second = reader.number();
    if (padded) reader.skip_any(" ", 1);
    if (reader.peek() != separator || !is_day(first) || !is_day(second)) return std::nullopt;
    reader.step();
    if (separator != ' ') reader.skip_any(" ", 1);
    const auto year_number = reader.number();
    DateMention mention;
    mention.begin = begin;
    mention.numeric = true;
    mention.separator = separator;
    if (plausible_year(year_number))
        mention.year = year_number.value;
    else if (year_number.digits == 2 && separator != ' ' && second.digits == 2)
        mention.year = full_year(year_number.value);
    else
        return std::nullopt;
    mention.long_year = year_number.digits == 4;
    if (reader.peek() == separator && separator != ' ' && is_digit(reader.peek(1)))
        return std::nullopt; // a telephone or version number
    const bool month_first = second.value > 12;
    mention.open = first.value <= 12 && second.value <= 12 && first.value != second.value;
    mention.day = static_cast<unsigned>(month_first ? second.value : first.value);
    mention.month = static_cast<unsigned>(month_first ? first.value : second.value);
    if (mention.month > 12) return std::nullopt;
    if (first.value > 12 || second.value > 12)
        mention.order = month_first ? DayOrder::month_first : DayOrder::day_first;
    return complete(mention, reader);
}

bool in_range_before(std::string_view text, std::size_t begin) {
    std::size_t at = before_spaces(text, begin, " ");
    if (at >= 3 && (text.substr(at - 3, 3) == "–" || text.substr(at - 3, 3) == "—"))
        at -= 3;
    else if (at >= 1 && text[at - 1] == '-')
        at -= 1;
    else
        return false;
    at = before_spaces(text, at, " ");
    return at > 0 && is_digit(text[at - 1]);
}

/// "15 January 2026", "1er mars 2020", "15-Jan-06", "6 de mayo de 2020"
std::optional<DateMention> read_day_first(std::string_view text, std::size_t begin) {
    Reader reader(text, begin);
    const auto day_number = reader.number();
    if (!is_day(day_number) || in_range_before(text, begin)) return std::nullopt;
    skip_ordinal(reader);
    const char separator = reader.peek();
    reader.skip_any(". -/,");
    const auto month = read_month(reader);
    if (!month) return std::nullopt;
    DateMention mention;
    mention.begin = begin;
    mention.day = static_cast<unsigned>(day_number.value);
    mention.month = *month;
    const bool punctuated = separator == '-' || separator == '/' || separator == '.';
    const auto year_number = read_year(reader, punctuated);
    if (!year_number) return std::nullopt;
    mention.year = *year_number;
    return complete(mention, reader);
}

/// "January 15, 2026", "Jan. 15th 2026", "April06,2007", "Jan 15 03:00:00 UTC 2021"
std::optional<DateMention> read_month_first(std::string_view text, std::size_t digits) {
    std::size_t word_end = before_spaces(text, digits, " .-/\n,");
    std::string_view word = word_before(text, word_end);
    const auto month = find_month(word);
    if (!month) return std::nullopt;
    Reader reader(text, digits);
    const auto day_number = reader.number();
    if (!is_day(day_number)) return std::nullopt;
    skip_ordinal(reader);
    DateMention mention;
    mention.begin = word_end - word.size();
    mention.month = *month;
    mention.day = static_cast<unsigned>(day_number.value);
    if (reader.peek() == '-' && is_digit(reader.peek(1)) && text[digits - 1] != '-')
        return std::nullopt; // March 15-17, 2006
    const auto year_number = read_year(reader, false);
    if (!year_number) return std::nullopt;
    mention.year = *year_number;
    return complete(mention, reader);
}

std::optional<DateMention> read_date(std::string_view text, std::size_t digits,
                                     std::size_t length) {
    std::optional<DateMention> mention;
    if (length == 4) return read_year_first(text, digits);
    if (length > 2) return std::nullopt;
    if (!(mention = read_numeric(text, digits)))
        if (!(mention = read_month_first(text, digits))) mention = read_day_first(text, digits);
    return mention;
}

/// "January 2026", "2026-01", "2026"
std::optional<DateMention> read_partial(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        Reader reader(text, at);
        const auto number = reader.number();
        if (!plausible_year(number)) {
            at = reader.position();
            continue;
        }
        DateMention mention{.begin = at, .end = reader.position(), .year = number.value};
        const std::size_t word_end = before_spaces(text, at, " .,");
        if (const auto month = find_month(word_before(text, word_end))) {
            mention.month = *month;
            mention.begin = word_end - word_before(text, word_end).size();
        } else if (reader.skip_any("-/", 1)) {
            const auto month_number = reader.number();
            if (month_number.digits == 2 && month_number.value >= 1 && month_number.value <= 12) {
                mention.month = static_cast<unsigned>(month_number.value);
                mention.end = reader.position();
            }
        }
        return mention;
    }
    return std::nullopt;
}

/// 20260115, 20260115T0930, 1610679600, 1610679600000
std::optional<DateMention> read_digits_only(std::string_view text) {
    Reader reader(text, 0);
    const std::size_t digits = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    DateMention mention;
    mention.end = digits;
    mention.numeric = true;
    if (digits == 8 || digits == 14 || digits == 12) {
        const int value = Reader(text.substr(0, 8), 0).number().value;
        mention.year = value / 10000;
        mention.month = static_cast<unsigned>(value / 100 % 100);
        mention.day = static_cast<unsigned>(value % 100);
        if (mention.year >= first_year && mention.year <= last_year && real(mention))
            return mention;
    }
    if ((digits == 10 || digits == 13) && digits == text.size()) {
        long long value = 0;
        for (const char c : text.substr(0, 10))
            value = value * 10 + (c - '0');
        const Date day{floor<days>(sys_seconds{seconds{value}})};
        mention.year = int(day.year());
        mention.month = unsigned(day.month());
        mention.day = unsigned(day.day());
        return mention;
    }
    return std::nullopt;
}

} // namespace

std::vector<DateMention> find_date_mentions(std::string_view text, std::size_t limit) {
    std::vector<DateMention> mentions;
    for (std::size_t at = 0; at < text.size() && mentions.size() < limit;) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        const auto mention = read_date(text, at, end - at);
        if (mention) mentions.push_back(*mention);
        at = mention ? std::max(end, mention->end) : end;
    }
    return mentions;
}

std::optional<DateMention> parse_stated_date(std::string_view text) {
    text = trim(cut(text, 400));
    if (auto mention = read_digits_only(text)) return mention;
    if (const auto mentions = find_date_mentions(text, 1); !mentions.empty())
        return mentions.front();
    return read_partial(text);
}

std::optional<Date> day_of(const DateMention& mention, DayOrder order) {
    if (!mention.full() || (mention.open && order == DayOrder::unknown)) return std::nullopt;
    const bool swap = mention.open && order == DayOrder::month_first;
    const Date date{year{mention.year}, month{swap ? mention.day : mention.month},
                    day{swap ? mention.month : mention.day}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<long long> find_time_stamp(std::string_view text) {
    text = trim(text);
    const auto written = parse_stated_date(text);
    const auto stated_day = written ? day_of(*written, DayOrder::unknown) : std::nullopt;
    if (!stated_day) return std::nullopt;
    long long seconds = sys_days{*stated_day}.time_since_epoch().count() * 86400LL;
    std::string_view rest = text.substr(std::min(written->end, text.size()));
    const auto number = [&](std::size_t from) {
        return from + 1 < rest.size() && is_digit(rest[from]) && is_digit(rest[from + 1])
                   ? (rest[from] - '0') * 10 + (rest[from + 1] - '0')
                   : 0;
    };
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon > 4) return seconds;
    seconds += number(colon - 2) * 3600 + number(colon + 1) * 60;
    rest = rest.substr(std::min(colon + 3, rest.size()));
    if (rest.starts_with(":")) {
        seconds += number(1);
        rest = rest.substr(std::min<std::size_t>(3, rest.size()));
    }
    const auto sign = rest.find_first_of("+-");
    if (sign == std::string_view::npos || sign > 8) return seconds;
    const long long offset =
        number(sign + 1) * 3600LL +
        number(sign + (sign + 3 < rest.size() && rest[sign + 3] == ':' ? 4 : 3)) * 60LL;
    return rest[sign] == '+' ? seconds - offset : seconds + offset;
}

} // namespace dateline
