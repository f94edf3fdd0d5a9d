#include "indexer/index/bulk_database.h"
#include "indexer/index/merge_tables.h"
#include "tests/support/temp_dir.h"

#include <doctest/doctest.h>
#include <map>
#include <random>
#include <set>
#include <sstream>

using namespace dateline;
using namespace std::string_literals;

namespace {

/// Anything that a document may be: words that all have and that one has, short terms and long
/// ones, wdf and positions of every size, data and values that are short, long or not there.
IndexDocument any_document(std::mt19937& random, std::uint32_t number) {
    const auto up_to = [&](std::uint32_t most) {
        return std::uniform_int_distribution<std::uint32_t>(0, most)(random);
    };
    std::set<std::string> names{"Q" + std::to_string(number), "everywhere"};
    for (std::uint32_t i = up_to(60); i > 0; --i)
        names.insert("w" + std::to_string(up_to(up_to(9) == 0 ? 1'000'000 : 300)));
    if (up_to(9) == 0) names.insert(std::string(1 + up_to(244), 'x'));
    if (up_to(9) == 0) names.insert("\xc3\xa9t\xc3\xa9");
    IndexDocument document;
    for (const std::string& name : names) {
        IndexDocument::Term term{name, up_to(9) == 0 ? up_to(100'000) : up_to(4)};
        if (name == "everywhere") ++term.wdf; // the engine's check wants documents to have a length
        term.first_place = static_cast<std::uint32_t>(document.positions.size());
        std::uint32_t position = 0;
        for (std::uint32_t i = up_to(3) == 0 ? up_to(40) : up_to(2); i > 0; --i)
            document.positions.push_back(position += 1 + up_to(up_to(9) == 0   ? 20'000'000
                                                               : up_to(1) == 0 ? 200
                                                                               : 3));
        term.places = static_cast<std::uint32_t>(document.positions.size()) - term.first_place;
        document.terms.push_back(term);
    }
    for (const Xapian::valueno slot : {0u, 1u, 2u, 7u, 300u})
        if (up_to(1) == 0)
            document.values.emplace_back(
                slot, std::string(1 + up_to(30), static_cast<char>('a' + up_to(25))));
    for (std::uint32_t i = up_to(9) == 0 ? up_to(20'000) : up_to(300); i > 0; --i)
        document.data += static_cast<char>(random());
    if (up_to(4) > 0)
        document.date = std::to_string(2000 + up_to(20)) + (up_to(1) == 0 ? "" : "-07");
    return document;
}

/// Those without a date first, those of one date as they come.
std::vector<IndexDocument> by_date(const std::vector<IndexDocument>& documents) {
    std::multimap<std::string, IndexDocument> sorted;
    for (const IndexDocument& document : documents)
        sorted.emplace(document.date, document);
    std::vector<IndexDocument> found;
    for (const auto& [date, document] : sorted)
        found.push_back(document);
    return found;
}

/// All that the engine can say of a database.
std::string describe(const Xapian::Database& database) {
    std::ostringstream out;
    out << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
        << database.get_total_length() << ' ' << database.get_doclength_lower_bound() << ' '
        << database.get_doclength_upper_bound() << ' ' << database.has_positions() << '\n';
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term)
            << ':';
        for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
            out << ' ' << *at << ',' << at.get_wdf() << ',' << at.get_doclength();
            for (auto place = at.positionlist_begin(); place != at.positionlist_end(); ++place)
                out << '@' << *place;
        }
        out << '\n';
    }
    for (const Xapian::valueno slot : {0u, 1u, 2u, 7u, 300u}) {
        out << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
            << database.get_value_upper_bound(slot) << ':';
        for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
             ++value)
            out << ' ' << value.get_docid() << '=' << *value;
        out << '\n';
    }
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const Xapian::Document document = database.get_document(*at);
        out << *at << ' ' << document.get_data() << ' ' << document.values_count();
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
            out << ' ' << *term << ',' << term.get_wdf();
        out << '\n';
    }
    return out.str();
}

std::size_t problems_of(const std::filesystem::path& database) {
    std::ostringstream details;
    const auto problems = Xapian::Database::check(database.string(), 0, &details);
    CAPTURE(details.str());
    CHECK(problems == 0);
    return problems;
}

} // namespace

TEST_CASE("a database written at one go is the engine's own of the same documents by date") {
    const unsigned seed = 20260115;
    for (const std::uint32_t count : {1u, 2u, 40u, 3000u}) {
        CAPTURE(count);
        std::mt19937 random(seed + count);
        const TempDir home;
        {
            BulkDatabase bulk(home / "bulk");
            std::vector<IndexDocument> documents;
            for (std::uint32_t number = 1; number <= count; ++number)
                bulk.add(documents.emplace_back(any_document(random, number)));
            CHECK(bulk.documents() == count);
            bulk.finish();
            Xapian::WritableDatabase engine((home / "engine").string(), Xapian::DB_CREATE);
            for (const IndexDocument& document : by_date(documents))
                engine.add_document(document.for_engine());
            engine.commit();
        }
        CHECK(problems_of(home / "bulk") == 0);
        const std::string expected = describe(Xapian::Database((home / "engine").string()));
        CHECK(describe(Xapian::Database((home / "bulk").string())) == expected);

        Xapian::Database twice((home / "bulk").string());
        twice.add_database(Xapian::Database((home / "engine").string()));
        twice.compact((home / "merged").string());
        CHECK(problems_of(home / "merged") == 0);
        CHECK(Xapian::Database((home / "merged").string()).get_doccount() == 2 * count);
    }
}

TEST_CASE("tables that are compacted apart make the database that is compacted at once") {
    for (const bool has_gaps : {false, true}) {
        CAPTURE(has_gaps);
        std::mt19937 random(20260116);
        const TempDir home;
        std::vector<std::string> sources{(home / "empty").string()};
        Xapian::WritableDatabase(sources[0], Xapian::DB_CREATE).set_metadata("key", "value");
        for (const char* name : {"first", "second"}) {
            sources.push_back((home / name).string());
            Xapian::WritableDatabase source(sources.back(), Xapian::DB_CREATE);
            for (std::uint32_t number = 1; number <= 500; ++number)
                source.add_document(any_document(random, number).for_engine());
            Xapian::Document odd; // as merging sees where a term ends, and a list that has no end
            for (const std::string& term : {"a"s, "a\0b"s, "a\0\0"s, "a\0\xff"s, "\0"s})
                for (Xapian::termpos position = 1, i = 0; i < 20'000; ++i)
                    odd.add_posting(term, position += 1 + i * i % 701);
            odd.set_data(std::string(100'000, 'x') + name);
            source.add_document(odd);
            if (has_gaps) source.delete_document(7);
            source.commit();
        }
        compact(sources, home / "at once");
        merge_databases(sources, home / "apart", home / "scratch", true);
        CHECK(problems_of(home / "apart") == 0);
        const std::string expected = describe(Xapian::Database((home / "at once").string()));
        CHECK(describe(Xapian::Database((home / "apart").string())) == expected);
        CHECK(!std::filesystem::exists(home / "scratch"));
    }
}

TEST_CASE("tables that a writer has left alone, and others, come out as it left them") {
    for (const bool touches_all : {false, true}) {
        CAPTURE(touches_all);
        std::mt19937 random(20260117);
        const TempDir home;
        {
            BulkDatabase bulk(home / "bulk");
            for (std::uint32_t number = 1; number <= 500; ++number)
                bulk.add(any_document(random, number));
            bulk.finish();
        }
        compact(std::vector{(home / "bulk").string()}, home / "merged");
        const LargeTables large(home / "merged");
        {
            Xapian::WritableDatabase writer((home / "merged").string(), Xapian::DB_OPEN);
            writer.set_metadata("key", "value");
            Xapian::Document document = writer.get_document(3);
            document.add_value(7, "another");
            writer.replace_document(3, document);
            if (touches_all) writer.add_document(any_document(random, 501).for_engine());
            writer.commit();
        }
        const std::string expected = describe(Xapian::Database((home / "merged").string()));
        large.compact_the_rest(home / "fresh", home / "scratch");
        CHECK(problems_of(home / "fresh") == 0);
        Xapian::WritableDatabase fresh((home / "fresh").string(), Xapian::DB_OPEN);
        CHECK(describe(fresh) == expected);
        CHECK(fresh.get_metadata("key") == "value");
        fresh.add_document(any_document(random, 502).for_engine());
        fresh.delete_document(2);
        fresh.commit();
        CHECK(problems_of(home / "fresh") == 0);
    }
}

TEST_CASE("a database that cannot be written is an error that names the file") {
    const TempDir home;
    std::filesystem::create_directories(home / "bulk/termlist.glass");
    std::mt19937 random(20260118);
    BulkDatabase bulk(home / "bulk");
    bulk.add(any_document(random, 1));
    try {
        bulk.finish();
        FAIL("a folder was taken for a file");
    } catch (const Xapian::DatabaseError& error) {
        CHECK(error.get_msg() == "cannot create " + (home / "bulk/termlist.glass").string());
        CHECK(error.get_error_string() == std::string("Is a directory"));
    }
}
