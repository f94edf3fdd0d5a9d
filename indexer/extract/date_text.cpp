#include "indexer/extract/date_text.h"

#include "common/text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <unordered_map>

namespace dateline {

namespace {

using namespace std::chrono;

enum class Kind { number, month, word, mark };

struct Piece {
    Kind kind;
    std::size_t begin, end;
    unsigned value = 0; ///< of a number or month
    std::size_t digits = 0;
    char mark = 0;
};

// Months as written in text, by their folded forms. Names that are also common words ("may", "mar",
// "set", "out") count only beside a day or year, which every pattern below asks for.
const std::unordered_map<std::string_view, unsigned>& month_names() {
    static const std::unordered_map<std::string_view, unsigned> names = [] {
        constexpr std::array<std::string_view, 12> months{
            "january jan janvier janv januar jaenner enero ene gennaio gen janeiro januari",
            "february feb fevrier fevr februar febrero febbraio fevereiro fev februari",
            "march mar mars marz maerz mrz marzo marco maart mrt",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag maio mei",
            "june jun juin juni junio giugno giu junho",
            "july jul juillet juil juli julio luglio lug julho",
            "august aug aout agosto ago augustus",
            "september sep sept septembre septiembre setiembre settembre set setembro",
            "october oct octobre oktober okt octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec decembre dez dezember diciembre dic dicembre dezembro"};
        std::unordered_map<std::string_view, unsigned> map;
        for (unsigned month = 1; month <= 12; ++month) {
            std::string_view words = months[month - 1];
            while (!words.empty()) {
                const auto space = words.find(' ');
                map.emplace(words.substr(0, space), month);
                words = space == std::string_view::npos ? "" : words.substr(space + 1);
            }
        }
        return map;
    }();
    return names;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<WrittenDate> scan() {
        split();
        for (std::size_t i = 0; i < pieces_.size();) {
            const std::size_t used =
                std::max({year_first(i), month_first(i), day_first(i), numeric(i), solid(i)});
            i += std::max<std::size_t>(used, 1);
        }
        return std::move(found_);
    }

  private:
    void split() {
        for (std::size_t i = 0; i < text_.size();) {
            const std::size_t begin = i;
            if (is_digit(text_[i])) {
                unsigned value = 0;
                while (i < text_.size() && is_digit(text_[i])) {
                    if (i - begin < 9) value = value * 10 + static_cast<unsigned>(text_[i] - '0');
                    ++i;
                }
                pieces_.push_back({Kind::number, begin, i, value, i - begin});
                continue;
            }
            const char32_t c = next_character(text_, i);
            if (c == U'年' || c == U'月' || c == U'日') {
                pieces_.push_back({Kind::mark, begin, i, 0, 0,
                                   c == U'年'   ? 'Y'
                                   : c == U'月' ? 'M'
                                                : 'D'});
            } else if (is_word_character(c)) {
                std::size_t after = i;
                while (after < text_.size() && !is_digit(text_[after]) &&
                       is_word_character(next_character(text_, after)))
                    i = after;
                pieces_.push_back(word(begin, i));
            } else if (c != U' ' && c != 0xA0 && c != U'\t') {
                pieces_.push_back(
                    {Kind::mark, begin, i, 0, 0, c < 0x80 ? static_cast<char>(c) : '?'});
            }
        }
    }

    Piece word(std::size_t begin, std::size_t end) const {
        Piece piece{Kind::word, begin, end};
        if (end - begin > 12) return piece;
        const auto month = month_names().find(fold(text_.substr(begin, end - begin)));
        if (month == month_names().end()) return piece;
        piece.kind = Kind::month;
        piece.value = month->second;
        return piece;
    }

    const Piece* at(std::size_t i) const { return i < pieces_.size() ? &pieces_[i] : nullptr; }

    bool is_mark(std::size_t i, std::string_view marks) const {
        const Piece* piece = at(i);
        return piece != nullptr && piece->kind == Kind::mark &&
               marks.find(piece->mark) != std::string_view::npos;
    }

    std::size_t skip(std::size_t i, std::string_view marks) const {
        return is_mark(i, marks) ? i + 1 : i;
    }

    bool is_day(std::size_t i) const {
        const Piece* piece = at(i);
        return piece != nullptr && piece->kind == Kind::number && piece->digits <= 2 &&
               piece->value >= 1 && piece->value <= 31;
    }

    bool is_month(std::size_t i) const {
        const Piece* piece = at(i);
        return piece != nullptr && piece->kind == Kind::month;
    }

    /// A year of four digits that is no part of a longer number, or of two where `two` allows.
    int year_at(std::size_t i, bool two) const {
        const Piece* piece = at(i);
        if (piece == nullptr || piece->kind != Kind::number) return 0;
        const bool joined = is_mark(i + 1, ",") && at(i + 2) != nullptr &&
                            at(i + 2)->begin == piece->end + 1 && at(i + 2)->digits == 3;
        if (joined) return 0;
        const int value = static_cast<int>(piece->value);
        if (piece->digits == 4) return value >= 1900 && value <= 2099 ? value : 0;
        if (piece->digits == 2 && two) return value < 70 ? 2000 + value : 1900 + value;
        return 0;
    }

    bool touches(std::size_t i) const {
        return at(i + 1) != nullptr && pieces_[i].end == pieces_[i + 1].begin;
    }

    std::size_t add(std::size_t from, std::size_t to, int y, unsigned m, unsigned d) {
        WrittenDate date{pieces_[from].begin, pieces_[to - 1].end, y, m, d, 0, 0};
        if (d != 0 && !(year{y} / m / d).ok()) return 0;
        found_.push_back(date);
        return to - from;
    }

    /// 2026-01-15, 2026/1/15, 2026.01.15, 2026年1月15日
    std::size_t year_first(std::size_t i) {
        const int y = year_at(i, false);
        if (y == 0 || pieces_[i].digits != 4) return 0;
        const bool asian = is_mark(i + 1, "Y");
        const std::string_view marks = asian ? "Y" : "-/.?";
        if (!is_mark(i + 1, marks) || !is_day(i + 2) || pieces_[i + 2].value > 12) return 0;
        if (!is_mark(i + 3, asian ? "M" : marks) || !is_day(i + 4)) return 0;
        if (!asian && pieces_[i + 3].mark != pieces_[i + 1].mark) return 0;
        return add(i, asian && is_mark(i + 5, "D") ? i + 6 : i + 5, y, pieces_[i + 2].value,
                   pieces_[i + 4].value);
    }

    /// January 15, 2026; Jan. 15th 2026; March 2006
    std::size_t month_first(std::size_t i) {
        if (!is_month(i)) return 0;
        std::size_t next = skip(i + 1, ".");
        if (is_day(next)) {
            std::size_t after = next + 1;
            if (const Piece* piece = at(after); piece != nullptr && is_ordinal(*piece)) ++after;
            after = skip(skip(after, ","), ".");
            const int y = year_at(after, false);
            if (y != 0) return add(i, after + 1, y, pieces_[i].value, pieces_[next].value);
            return 0;
        }
        next = skip(next, ",");
        if (const Piece* of = at(next); of != nullptr && of->kind == Kind::word && is_link(*of))
            ++next;
        const int y = year_at(next, false);
        return y != 0 ? add(i, next + 1, y, pieces_[i].value, 0) : 0;
    }

    /// 15 January 2026; 15. Januar 2026; 15th of January, 2026; 15 de enero de 2026; 15Jan2006;
    /// 15-Jan-06
    std::size_t day_first(std::size_t i) {
        if (!is_day(i)) return 0;
        std::size_t next = i + 1;
        if (const Piece* piece = at(next); piece != nullptr && is_ordinal(*piece)) ++next;
        const bool dashed = is_mark(next, "-");
        next = skip(next, ".-");
        if (const Piece* of = at(next); of != nullptr && of->kind == Kind::word && is_link(*of))
            ++next;
        if (!is_month(next)) return 0;
        const std::size_t month = next;
        next = skip(skip(next + 1, ".-"), ",");
        if (const Piece* of = at(next); of != nullptr && of->kind == Kind::word && is_link(*of))
            ++next;
        const int y = year_at(next, dashed);
        return y != 0 ? add(i, next + 1, y, pieces_[month].value, pieces_[i].value) : 0;
    }

    /// 15/01/2026, 1/15/2026, 10.27.06, 03-04-2005
    std::size_t numeric(std::size_t i) {
        if (!is_day(i) || !is_mark(i + 1, "/.-") || !is_day(i + 2) || !is_mark(i + 3, "/.-"))
            return 0;
        if (pieces_[i + 1].mark != pieces_[i + 3].mark || !touches(i) || !touches(i + 1) ||
            !touches(i + 2) || !touches(i + 3))
            return 0;
        if (i > 0 && pieces_[i - 1].kind == Kind::mark && pieces_[i - 1].end == pieces_[i].begin &&
            is_mark(i - 1, "/.-$"))
            return 0;
        const bool goes_on = is_mark(i + 5, "/.-") && touches(i + 4) && at(i + 6) != nullptr &&
                             at(i + 6)->kind == Kind::number && touches(i + 5);
        const int y = year_at(i + 4, true);
        if (y == 0 || goes_on) return 0;
        const unsigned a = pieces_[i].value;
        const unsigned b = pieces_[i + 2].value;
        if (a > 12) return add(i, i + 5, y, b, a);
        if (b > 12 || a == b) return add(i, i + 5, y, a, b);
        found_.push_back({pieces_[i].begin, pieces_[i + 4].end, y, 0, 0, a, b});
        return 5;
    }

    /// 20260115
    std::size_t solid(std::size_t i) {
        const Piece& piece = pieces_[i];
        if (piece.kind != Kind::number || piece.digits != 8) return 0;
        const int y = static_cast<int>(piece.value / 10000);
        const unsigned m = piece.value / 100 % 100;
        const unsigned d = piece.value % 100;
        if (y < 1900 || y > 2099 || m < 1 || m > 12 || d < 1) return 0;
        return add(i, i + 1, y, m, d);
    }

    bool is_ordinal(const Piece& piece) const {
        if (piece.kind != Kind::word || piece.end - piece.begin > 3) return false;
        const std::string folded = fold(text_.substr(piece.begin, piece.end - piece.begin));
        return folded == "st" || folded == "nd" || folded == "rd" || folded == "th" ||
               folded == "er";
    }

    bool is_link(const Piece& piece) const {
        const std::string_view word = text_.substr(piece.begin, piece.end - piece.begin);
        return word == "of" || word == "de" || word == "del" || word == "di" || word == "do";
    }

    std::string_view text_;
    std::vector<Piece> pieces_;
    std::vector<WrittenDate> found_;
};

} // namespace

std::optional<Date> WrittenDate::date() const {
    const Date whole = std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
    return day != 0 && whole.ok() ? std::optional{whole} : std::nullopt;
}

std::string WrittenDate::partial() const {
    char buffer[24];
    if (month == 0)
        std::snprintf(buffer, sizeof buffer, "%04d", year);
    else
        std::snprintf(buffer, sizeof buffer, "%04d-%02u", year, month);
    return buffer;
}

std::vector<WrittenDate> find_written_dates(std::string_view text) {
    return Scanner(text).scan();
}

std::optional<WrittenDate> first_written_date(std::string_view text) {
    const auto dates = find_written_dates(text);
    return dates.empty() ? std::nullopt : std::optional{dates.front()};
}

std::optional<long long> find_time_stamp(std::string_view text) {
    const auto written = first_written_date(text);
    if (!written || !written->date()) return std::nullopt;
    long long seconds = sys_days{*written->date()}.time_since_epoch().count() * 86400LL;
    std::string_view rest = text.substr(written->end);
    const auto number = [&](std::size_t from) {
        return from + 1 < rest.size() && is_digit(rest[from]) && is_digit(rest[from + 1])
                   ? (rest[from] - '0') * 10 + (rest[from + 1] - '0')
                   : 0;
    };
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon > 4) return seconds;
    seconds += number(colon - 2) * 3600 + number(colon + 1) * 60;
    rest = rest.substr(colon + 3);
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
