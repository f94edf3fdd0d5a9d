#include "searcher/query/query_as_text.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_tree.h"
#include "tests/support/print.h"

using namespace dateline;
using namespace std::chrono;

namespace {

std::string read(const std::string& query) {
    return understood(parse_query(query, 2026y / January / 20));
}

} // namespace

TEST_CASE("a query is echoed as it was read") {
    struct Row {
        std::string query, expected;
    };
    const Row rows[] = {
        {"Alliance  Deterrence", "alliance deterrence"},
        {"hard-nosed", "hard nosed"},
        {"-hard-nosed talk", "-\"hard nosed\" talk"},
        {"“Peace through strength”", "\"peace through strength\""},
        {"a OR b c", "(a OR b) c"},
        {"a AND b OR c", "((+a +b) OR c)"},
        {"a b AND c", "a +b +c"},
        {"a NOT b", "+a -b"},
        {"((a))", "a"},
        {"a NEAR/5 b", "(a NEAR/5 b)"},
        {"a NEAR b", "(a NEAR/10 b)"},
        {"a SENTENCE b BEFORE/3 c", "((a SENTENCE b) BEFORE/3 c)"},
        {"country:japanese", "country:Japan"},
        {"country:\"united states\"", "country:\"United States\""},
        {"date:\"last month\"", "date:2025-12-01..2025-12-31"},
        {"after:2025", "date:2026-01-01.."},
        {"before:2026-01-15", "date:..2026-01-14"},
        {"date:2025-10-28", "date:2025-10-28"},
        {"date:NONE", "date:none"},
        {"language:German", "language:de"},
        {"title:(a b)", "+title:a +title:b"},
        {"NATO OR EU", "(nato OR eu)"},
        {"US AND (UK OR FRANCE OR GERMANY) AND ICE", "+us +(uk OR france OR germany) +ice"},
        {"\"peace deal\" Senda, Brandt, Marsh", "\"peace deal\" senda brandt marsh"},
        {"deter* lead:summ*", "deter* lead:summ*"},
        {"\"a b clim*\" \"clim*\" \"clim* a\"",
         "(\"a b\" BEFORE/1 clim*) clim* (clim* BEFORE/1 \"a\")"},
        {"title:\"a clim* chan* b c\"",
         "(((title:\"a\" BEFORE/1 title:clim*) BEFORE/1 title:chan*) BEFORE/1 title:\"b c\")"},
    };
    for (const auto& [query, expected] : rows) {
        CAPTURE(query);
        CHECK(read(query) == expected);
    }
}

TEST_CASE("of what was asked, clauses that may mean something else are told of") {
    struct Row {
        std::string query, told;
    };
    const Row rows[] = {
        {"harbour country:korea", "country:\"South Korea\""},
        {"country:congo OR date:yesterday",
         "country:\"Democratic Republic of the Congo\", date:2026-01-19"},
        {"-date:yesterday harbour", "-date:2026-01-19"},
        {"country:KR", ""},
        {"country:\"south korea\" date:2026", ""},
    };
    for (const auto& [query, told] : rows)
        CHECK(worked_out(parse_query(query, 2026y / January / 20)) == told);
}

TEST_CASE("text that was pasted in is read as text") {
    struct Row {
        std::string query, expected;
    };
    const Row rows[] = {
        {"Note: the ministry", "note the ministry"},
        {"Source: Ministry of Trade", "source ministry of trade"},
        {"Year: 2006", "year 2006"},
        {"who: the ministry", "who the ministry"},
        {"Year:2006 Author:Doe", "year 2006 author doe"},
        {"Site:Oslo pier. The mayor was there", "site oslo pier the mayor was there"},
        {"from:jo@acme.example", "from jo acme example"},
        {"WHO:Mayor Jo Doe WHAT:A new pier", "who mayor jo doe what a new pier"},
        {"it's a 'test", "it's a test"},
        {"talks - a summary", "talks a summary"},
        {"talks -- a summary", "talks a summary"},
        {"at 10:30, see https://example.org/a?b=c", "at 10 30 see https example org a b c"},
        {"1) first 2) second", "1 first 2 second"},
        {"word(s) and form(s)", "word s and form s"},
        {"Portland, OR", "portland or"},
        {"a 6\" gun", "a 6 gun"},
        {"* the **bold** and *bold* and *New York", "the bold and bold and new york"},
        {"the ship *sailed.", "the ship sailed"},
        {"a \"**bold** ship\"", "a \"bold ship\""},
        {"In this text of more than twelve words *some are set in f*rms* like *this",
         "in this text of more than twelve words some are set in f rms like this"},
        {"the committee (on trade) met", "the committee on trade met"},
        {"AND", "(error)"},
        {"MINISTERS OF TRADE AND FINANCE MEET IN OSLO",
         "ministers of trade and finance meet in oslo"},
        {"He said \"we will not rest until each of us is safe from all of this",
         "he said we will not rest until each of us is safe from all of this"},
        {"An unfinished (parenthesis in a text that goes on and on for more than twelve words",
         "an unfinished parenthesis in a text that goes on and on for more than twelve words"},
        {"ice,” the harbour master said on Monday.", "ice the harbour master said on monday"},
        {"said Rep. Marsh (I-AK). “This", "said rep marsh i ak this"},
        {"Minister Senda (right) said: \"We will sail", "minister senda right said we will sail"},
        {"the ice,\" he said. \"We will sail", "the ice he said we will sail"},
        {"\"He said \"no\" to the ships\"", "he said no to the ships"},
        {"The senator (I-Alaska said", "the senator i alaska said"},
        {"the senator from Alaska) said", "the senator from alaska said"},
        {"AND THEN THERE WAS ICE", "and then there was ice"},
        {"EVERY PORT AND PARAGRAPH OF THE TREATY", "every port and paragraph of the treaty"},
        {"HE DID NOT, AND WILL NOT", "he did not and will not"},
        {"TO SAIL OR NOT TO SAIL", "to sail or not to sail"},
        {"THE SHIP WAS NEAR PORT BEFORE DAWN", "the ship was near port before dawn"},
        {"SHIP AND CREW MUST REMAIN IN PORT", "ship and crew must remain in port"},
        {"He stayed in a 5* hotel", "he stayed in a 5 hotel"},
        {"He said: f*** the ships.", "he said f the ships"},
        {"a total of 3*4 ships", "a total of 3 4 ships"},
        {"*see note below the table", "see note below the table"},
        {"a", "a"},
    };
    for (const auto& [query, expected] : rows) {
        CAPTURE(query);
        if (expected == "(error)")
            CHECK_THROWS_AS(read(query), QueryError);
        else
            CHECK(read(query) == expected);
    }
}

TEST_CASE("an error names the place") {
    struct Row {
        std::string query;
        std::size_t offset;
        std::string message; ///< how it begins
    };
    const std::string deep(70, '(');
    std::string sixty_five = "a";
    for (int i = 1; i < 65; ++i)
        sixty_five += " a";
    const Row rows[] = {
        {"", 0, "the query has no words"},
        {" … ", 0, "the query has no words"},
        {"()", 0, "the query has no words"},
        {"peace \"through strength", 6, "this quotation mark is never closed"},
        {"peace\" through", 5, "there is no opening quotation mark"},
        {"title:\"\"", 6, "there are no words between"},
        {"-\"…\"", 1, "there are no words between"},
        {'"' + sixty_five + '"', 0, "the phrase is too long"},
        {"“a", 0, "this quotation mark is never closed"},
        {"a OR", 2, "there is nothing after OR"},
        {"AND b", 0, "there is nothing before AND"},
        {"a OR OR b", 5, "there is nothing before OR"},
        {"a AND (b OR)", 9, "there is nothing after OR"},
        {"a NOT", 2, "there is nothing after NOT"},
        {"(a OR b", 0, "this parenthesis is never closed"},
        {"alpha OR beta)", 13, "there is no opening parenthesis"},
        {"\"ice harbour", 0, "this quotation mark is never closed"},
        {"U.S. \"peace through strength policy", 5, "this quotation mark is never closed"},
        {"(ice OR harbour fish", 0, "this parenthesis is never closed"},
        {"fish boats -(ice harbour", 12, "this parenthesis is never closed"},
        {"a ((b)", 2, "this parenthesis is never closed"},
        {deep + "a" + std::string(70, ')'), 65, "parentheses are nested too deep"},
        {"a NEAR/0 b", 7, "the distance must be a number"},
        {"a NEAR/128 b", 7, "the distance must be a number"},
        {"a NEAR/x b", 7, "the distance must be a number"},
        {"a NEAR/5", 2, "there is nothing after NEAR/5"},
        {"NEAR/5 b", 0, "there is nothing before NEAR/5"},
        {"date:2025 NEAR/5 b", 0, "this cannot stand beside NEAR/5"},
        {"a SENTENCE (b -c)", 15, "an exclusion cannot stand beside SENTENCE"},
        {"a BEFORE/3 path:x", 11, "this cannot stand beside BEFORE/3"},
        {"ab*", 0, "a * needs at least three letters"},
        {"x title:é*", 8, "a * needs at least three letters"},
        {"de*er", 2, "a * can only stand at the end"},
        {"hard-nos*", 0, "a * needs a single word"},
        {"deter**", 5, "a * can only stand at the end"},
        {"*tion", 0, "a * can only stand at the end"},
        {"the title:*tion", 10, "a * can only stand at the end"},
        {"a \"the * war\"", 7, "a * needs at least three letters"},
        {"a \"the w* war\"", 7, "a * needs at least three letters"},
        {"\"a war. The minis* said\"", 0, "a * cannot stand in a phrase of several sentences"},
        {"official:bid*", 9, "a * cannot stand in the value of official:"},
        {"official:\"pete heg*\"", 9, "a * cannot stand in the value of official:"},
        {"country:jap*", 8, "a * cannot stand in the value of country:"},
        {"country:atlantis", 8, "there is no country atlantis"},
        {"japan country:\"no such land\"", 14, "there is no country no such land"},
        {"country:south korea trade", 8, "a value of several words needs quotation marks"},
        {"trade country:guinea bissau", 14, "a value of several words needs quotation marks"},
        {"a date:last week", 7, "a value of several words needs quotation marks"},
        {"before:march 2006", 7, "a value of several words needs quotation marks"},
        {"country:", 0, "there is no value after country:"},
        {"(country:)", 1, "there is no value after country:"},
        {"country:()", 8, "there is nothing between"},
        {"country:(japan OR xyzland)", 18, "there is no country xyzland"},
        {"official:", 0, "there is no value after official:"},
        {"official:\"\"", 9, "there are no words between"},
        {"a official:(b", 11, "this parenthesis is never closed"},
        {"official:()", 9, "there is nothing between"},
        {"offical:brandt", 0, "there is no field offical:"},
        {"ice person:brandt", 4, "there is no field person:"},
        {"year:2006 ice", 0, "there is no field year:"},
        {"ice from:2006-05-03", 4, "there is no field from:"},
        {"to:2006 ice", 0, "there is no field to:"},
        {"title:(official:b)", 7, "a field inside another field's"},
        {"a contry:japan", 2, "there is no field contry:"},
        {"date:soon", 5, "this is no date: soon"},
        {"date:2025-13", 5, "this is no date"},
        {"a after:\"30 February 2025\"", 8, "this is no date"},
        {"date:2026..2025", 5, "the end lies before the beginning"},
        {"date:2021-10..2021-01", 5, "the end lies before the beginning"},
        {"date:soon..2021-01", 5, "this is no date"},
        {"before:none", 7, "this is no date"},
        {"title:", 0, "there is no value after title:"},
        {"title:…", 0, "there is no word after title:"},
        {"tilte:summit", 0, "there is no field tilte:"},
        {"souce:x", 0, "there is no field souce:"},
        {"source:", 0, "there is no value after source:"},
        {"source:(a", 7, "this parenthesis is never closed"},
        {"language:()", 9, "there is nothing between"},
        {"path:\"\"", 5, "there are no words between"},
        {std::string(5000, 'a'), 4096, "the query is too long"},
    };
    for (const auto& [query, offset, message] : rows) {
        CAPTURE(query);
        try {
            FAIL_CHECK(read(query));
        } catch (const QueryError& error) {
            CHECK(error.offset == offset);
            CHECK(std::string(error.what()).substr(0, message.size()) == message);
            CHECK_FALSE(error.hint.empty());
        }
    }
}

TEST_CASE("an unknown country is answered with those that are spelt alike") {
    try {
        read("country:jpan");
        FAIL_CHECK("no error");
    } catch (const QueryError& error) {
        CHECK(error.hint.find("Japan") != std::string::npos);
    }
}

TEST_CASE("the hint for a value without quotation marks has all of its words") {
    struct Row {
        std::string query, hint;
    };
    const Row rows[] = {
        {"date:12 march 2006 ice", "write date:\"12 march 2006\""},
        {"after:march 12, 2006, ice", "write after:\"march 12, 2006\""},
        {"country:central african republic ice", "write country:\"central african republic\""},
        {"country:South Korea.", "write country:\"South Korea\""},
    };
    for (const auto& [query, hint] : rows) {
        CAPTURE(query);
        try {
            FAIL_CHECK(read(query));
        } catch (const QueryError& error) {
            CHECK(error.hint == hint);
        }
    }
}

TEST_CASE("a query of any bytes is read or refused") {
    for (int first = 0; first < 256; ++first) {
        for (const std::string rest :
             {"", "a", "\xC3", "\"", "(", ":x", "* AND", "\xE2\x80", " -"}) {
            const std::string query = std::string(1, static_cast<char>(first)) + rest;
            CAPTURE(query);
            try {
                read(query);
            } catch (const QueryError& error) {
                CHECK(error.offset <= query.size());
            }
        }
    }
}
