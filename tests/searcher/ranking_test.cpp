#include "searcher/query/word_dates.h"
#include "searcher/query/word_forms.h"
#include "searcher/ranking.h"
#include "tests/support/print.h"
#include "tests/support/temp_index.h"

using namespace dateline;

namespace {

std::vector<std::string> dates_in(const std::string& query) {
    const QueryNode root = parse_query(query, Date{std::chrono::year{2026} / 1 / 20});
    std::vector<std::string> dates;
    for (const WordDate& date : find_word_dates(root))
        dates.push_back(iso(date.range.first) + " " + iso(date.range.last));
    return dates;
}

} // namespace

TEST_CASE("the first pass scores to the last bit as the engine's own formula does") {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (unsigned release = 1; release <= 300; ++release) {
        Xapian::Document document;
        document.add_term("grain", release % 7 + 1);
        if (release % 3 == 0) document.add_term("wheat", release % 5 + 1);
        document.add_term("other", release * release); // some longer than lengths are kept for
        database.add_document(document);
    }
    const std::vector<std::string> words{"grain", "wheat"};
    const auto ask = [&](const Xapian::Weight& weight) {
        Xapian::Enquire enquire(database);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
        enquire.set_weighting_scheme(weight);
        std::vector<std::pair<Xapian::docid, double>> found;
        const Xapian::MSet all = enquire.get_mset(0, 300);
        for (auto item = all.begin(); item != all.end(); ++item)
            found.emplace_back(*item, item.get_weight());
        return found;
    };
    const auto first = ask(first_pass_weight());
    CHECK(first.size() == 300);
    CHECK(first == ask(Xapian::IneB2Weight(1.0)));
    CHECK(first == ask(first_pass_weight())); // with lengths that are known by now
    CHECK(first_pass_weight().name() == Xapian::IneB2Weight(1.0).name());
    CHECK(first_pass_weight().serialise() == Xapian::IneB2Weight(1.0).serialise());
}

TEST_CASE("a word in the title weighs more than one in the body") {
    TempIndex index{
        {"body.txt", "Council Report", "A report on harbours was given to the council."},
        {"title.txt", "Harbours Report", "A paper on them was given to the council."},
    };
    CHECK(index.ranked("harbours") == Sources{"title.txt", "body.txt"});
}

TEST_CASE("words that stand side by side as in the query come first") {
    TempIndex index{
        {"apart.txt", "Report", "The market for grain grew. Nobody in the open spoke of fish."},
        {"beside.txt", "Report", "The fish market grew. Nobody in the open spoke of the grain."},
        {"other.txt", "Report", "Nothing of it is said here, nor is anything else of any weight."},
    };
    CHECK(index.ranked("fish market") == Sources{"beside.txt", "apart.txt"});
    CHECK(index.ranked("fishes markets") == Sources{"beside.txt", "apart.txt"});
}

TEST_CASE("a release of the month that plain words name counts as one that says so") {
    TempIndex index{
        {"early.txt", "Grain", "The price of grain was debated by all.", "2006-02-10"},
        {"march.txt", "Grain", "The price of grain was debated by all.", "2006-03-10"},
        {"named.txt", "Fish", "In March 2006 they spoke of the price of grain.", "2007-01-01"},
        {"undated.txt", "Grain", "The price of grain was debated by all."},
    };
    const Sources any = index.ranked("grain price march 2006", Match::any);
    CHECK(std::find(any.begin(), any.end(), "march.txt") <
          std::find(any.begin(), any.end(), "early.txt"));
    const Sources strict = index.ranked("grain price march 2006", Match::automatic);
    REQUIRE(strict.size() == 4);
    CHECK(Sources(strict.begin(), strict.begin() + 2) == Sources{"named.txt", "march.txt"});
    CHECK(index.ranked("grain price march 2006", Match::all) == Sources{"named.txt"});
}

TEST_CASE("plain words name a date only with month and year") {
    struct Row {
        std::string query;
        std::vector<std::string> expected;
    };
    const Row rows[] = {
        {"grain march 2006", {"2006-03-01 2006-03-31"}},
        {"14 march 2006 grain", {"2006-03-14 2006-03-14"}},
        {"March 14, 2006", {"2006-03-14 2006-03-14"}},
        {"may 2006 june 2007", {"2006-05-01 2006-05-31", "2007-06-01 2007-06-30"}},
        {"march 2006 2007", {"2006-03-01 2006-03-31"}},
        {"grain 2006", {}},
        {"march grain 2006", {}},
        {"since 2006", {}},
        {"march of the many", {}},
        {"\"march 2006\"", {}},
        {"+march 2006", {}},
    };
    for (const auto& [query, expected] : rows) {
        CAPTURE(query);
        CHECK(dates_in(query) == expected);
    }
}

TEST_CASE("the forms of a word are those that the index has") {
    TempIndex index{
        {"one.txt", "Countries", "A country and its countries countrywide; country after country."},
        {"two.txt", "Country", "The county."},
    };
    const Xapian::Stem stem("english");
    const schema::Field& field = *schema::find_field("");
    CHECK(word_forms(index.index().terms(), stem, field, "countries", 10) ==
          std::vector<std::string>{"countries", "country"});
    CHECK(word_forms(index.index().terms(), stem, field, "countries", 1) ==
          std::vector<std::string>{"countries"});
    CHECK(word_forms(index.index().terms(), stem, field, "nowhere", 10) ==
          std::vector<std::string>{"nowhere"});
}
