#include "common/person_names.h"
#include "common/schema.h"
#include "tests/support/print.h"

#include <algorithm>
#include <random>
#include <set>

using namespace dateline;
using namespace std::chrono;

namespace {

bool range_finds(DateRange range, const Extraction& facts) {
    const auto terms = schema::date_range_terms(range);
    const schema::Field& field = *schema::find_field("date");
    for (const std::string& value : schema::date_terms(facts)) {
        const std::string term = schema::filter_term(field, value);
        if (std::find(terms.begin(), terms.end(), term) != terms.end()) return true;
    }
    return false;
}

Extraction dated(Date date) {
    Extraction facts;
    facts.date = date;
    return facts;
}

Extraction partly_dated(std::string partial) {
    Extraction facts;
    facts.date_partial = std::move(partial);
    return facts;
}

} // namespace

TEST_CASE("a range finds the days inside it and no others") {
    const DateRange range{2019y / December / 30, 2031y / February / 2};
    CHECK(range_finds(range, dated(2019y / December / 30)));
    CHECK(range_finds(range, dated(2025y / June / 15)));
    CHECK(range_finds(range, dated(2031y / February / 2)));
    CHECK_FALSE(range_finds(range, dated(2019y / December / 29)));
    CHECK_FALSE(range_finds(range, dated(2031y / February / 3)));
    CHECK_FALSE(range_finds(range, Extraction{}));
}

TEST_CASE("any range within two years finds just its days, by at most 30 terms") {
    const sys_days start = 2019y / December / 1;
    constexpr int all = 770;
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        int first = static_cast<int>(random() % all);
        int last = static_cast<int>(random() % all);
        if (first > last) std::swap(first, last);
        const DateRange range{start + days{first}, start + days{last}};
        CHECK(schema::date_range_terms(range).size() <= 30);
        for (int day = 0; day < all; ++day) {
            CAPTURE(iso(Date(start + days{day})));
            const bool found = range_finds(range, dated(start + days{day}));
            if (found != (first <= day && day <= last)) FAIL("wrong for " << iso(range.first));
        }
    }
}

TEST_CASE("a partial date is found only by ranges that hold the whole of it") {
    const DateRange march{2005y / March / 1, 2005y / March / 31};
    const DateRange most_of_2005{2005y / January / 2, 2005y / December / 31};
    const DateRange all_of_2005{2005y / January / 1, 2005y / December / 31};
    CHECK(range_finds(march, partly_dated("2005-03")));
    CHECK_FALSE(range_finds(march, partly_dated("2005")));
    CHECK(range_finds(most_of_2005, partly_dated("2005-03")));
    CHECK_FALSE(range_finds(most_of_2005, partly_dated("2005")));
    CHECK(range_finds(all_of_2005, partly_dated("2005")));
}

TEST_CASE("terms stay below the engine's limit and differ where values differ") {
    const schema::Field& path = *schema::find_field("path");
    const std::string longer(5000, 'x');
    CHECK(schema::filter_term(path, longer).size() < 245);
    CHECK(schema::filter_term(path, longer) != schema::filter_term(path, longer + "x"));
    CHECK(schema::id_term(std::string("a\0b", 3)).find('\0') == std::string::npos);
}

TEST_CASE("a person's keys do not depend on how the name is written") {
    CHECK(schema::name_key("Shinjirō  Koizumi") == schema::name_key("SHINJIRO KOIZUMI"));
    for (const char* name : {"Martin O’Malley Jr.", "Martin O'Malley, Esq.", "M. O'MALLEY III",
                             "Martin O'Malley, M.D.", "V. O'Malley", "O'Malley V"})
        CHECK(schema::surname_key(name) == schema::surname_key("O'Malley"));
    CHECK(schema::surname_key("Tran Van Vi") == schema::surname_key("Vi"));
    CHECK(schema::surname_key("Felipe VI") == schema::surname_key("Felipe"));
    CHECK(split_name("V. O'Malley").given == std::vector<std::string>{"v"});
    CHECK(split_name("Felipe VI").given == std::vector<std::string>{"vi"});
    CHECK_FALSE(is_full_name("O'Malley Jr."));
    CHECK(schema::office_key("Secretary of War") == schema::office_key("secretary of war"));
}

TEST_CASE("an office is found with and without the country that it begins with") {
    struct Row {
        std::string role, without;
    };
    const Row rows[] = {
        {"U.S. Secretary of War", "secretary of war"},
        {"United States Senator", "senator"},
        {"New Zealand Foreign Minister", "foreign minister"},
        {"UK Ambassador", "ambassador"},
    };
    for (const auto& [role, without] : rows) {
        CAPTURE(role);
        CHECK(schema::office_keys(role) ==
              std::vector{schema::office_key(role), schema::office_key(without)});
    }
    CHECK(schema::office_keys("It Minister") == std::vector{schema::office_key("It Minister")});
    CHECK(schema::office_keys("France") == std::vector{schema::office_key("France")});
    CHECK(schema::office_keys("").empty());
}

TEST_CASE("no two fields share a name or a prefix") {
    std::set<std::string_view> names, prefixes;
    for (const schema::Field& field : schema::fields()) {
        CHECK(names.insert(field.name).second);
        CHECK(prefixes.insert(field.prefix).second);
    }
}
