#include "common/schema.h"
#include "searcher/index.h"
#include "tests/support/print.h"
#include "tests/support/sample_index.h"
#include "tests/support/server.h"
#include "tests/support/text.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>
#include <xapian.h>

using namespace dateline;
namespace fs = std::filesystem;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

namespace {

void build(const fs::path& index, const std::string& shards) {
    const auto built =
        run_program(DATELINE_INDEX_PROGRAM, {"--quiet", "--db", index, "--shards", shards,
                                             fs::path(DATELINE_CORPUS) / "sample"});
    CAPTURE(built);
    REQUIRE(built.code == 0);
}

/// The sample corpus in one database, in three, and in three that are served.
struct Servers {
    TempDir home;
    std::deque<Server> running;

    Servers() {
        build(one(), "1");
        build(three(), "3");
        for (const char* shard : {"0", "1", "2"})
            running.emplace_back(three() / shard);
    }
    fs::path one() const { return home / "one"; }
    fs::path three() const { return home / "three"; }

    Words places() const {
        Words words;
        for (const Server& server : running)
            words.insert(words.end(), {"--db", server.place()});
        return words;
    }
};

Outcome ask(Words where, Words what) {
    where.insert(where.end(), what.begin(), what.end());
    return run_program(DATELINE_SEARCH_PROGRAM, where);
}

Outcome ask_json(const Words& where, const std::string& query, Words options = {}) {
    options.insert(options.end(), {"--format", "json", "--", query});
    return ask(where, options);
}

/// Without what may differ; scores to six digits, and releases of one score by their ids.
Json comparable(const std::string& answer) {
    Json json = Json::parse(answer);
    json.erase("took_ms");
    json.erase("shards");
    for (Json& hit : json["hits"]) {
        std::ostringstream score;
        score.precision(5);
        score << hit["score"].get<double>();
        hit["score"] = score.str();
        hit.erase("rank");
    }
    std::stable_sort(json["hits"].begin(), json["hits"].end(), [](const Json& a, const Json& b) {
        return a["score"] == b["score"] && a["id"] < b["id"];
    });
    return json;
}

const Words everything{"--count", "exact",     "--facets",   "officials,countries,year,source",
                       "--limit", "100",       "--timeline", "month",
                       "--today", "2025-01-01"};

} // namespace

TEST_CASE("one database, shards and shards on servers give the same answers") {
    const Servers servers;
    const Words queries{"harbour ice",
                        "the port of the city",
                        "\"search and rescue\"",
                        "title:harbour",
                        "title:\"harbour works\"",
                        "lead:minister",
                        "harb*",
                        "ferry NEAR/8 harbour",
                        "minister BEFORE/10 harbour",
                        "official:lindqvist SENTENCE harbour",
                        "\"search and rescue\" PARAGRAPH country:japan",
                        "official:lindqvist",
                        "official:\"defense minister\"",
                        "country:japan country:sweden",
                        "country:japan -ferry",
                        "harbour OR country:japan",
                        "(ferry OR ice) -harbour",
                        "+harbour ice ferry",
                        "date:2024 minister",
                        "date:2024-01..2024-06",
                        "march 2024 harbour",
                        "date:none",
                        "language:fr",
                        "U.S. harbour",
                        "harbuor",
                        "official:lindqist",
                        "zeppelin"};
    for (const std::string& query : queries)
        for (const char* sort : {"relevance", "newest", "oldest"}) {
            CAPTURE(query);
            CAPTURE(sort);
            Words options = everything;
            options.insert(options.end(), {"--sort", sort});
            const Outcome one = ask_json({"--db", servers.one()}, query, options);
            const Outcome three = ask_json({"--db", servers.three()}, query, options);
            const Outcome far = ask_json(servers.places(), query, options);
            CHECK(three.code == one.code);
            CHECK(far.code == one.code);
            CHECK(comparable(three.out) == comparable(one.out));
            CHECK(comparable(far.out) == comparable(one.out));
        }
}

TEST_CASE("persons, lists, releases and explanations are the same from servers") {
    const Servers servers;
    const Words one{"--db", servers.one()};
    const Words asked[] = {{"--show", "official:lindqvist"},
                           {"--list", "officials"},
                           {"--list", "roots"},
                           {"--show", "dateline.txt", "--format", "json"},
                           {"--similar-to", "dateline.txt", "--format", "paths"},
                           {"--format", "opensearch-bulk", "country:japan"},
                           {"--explain", "harbour ice"}};
    for (const Words& what : asked) {
        CAPTURE(what);
        const Outcome near = ask(one, what);
        const Outcome far = ask(servers.places(), what);
        CHECK(near.code == 0);
        CHECK(far.code == near.code);
        CHECK(far.out == near.out);
    }
}

TEST_CASE("a stub file may list servers, by name or address, and programs") {
    const Servers servers;
    const std::string port = servers.running[0].place().substr(std::string("localhost:").size());
    std::string lines = "remote [127.0.0.1]:" + port + "\nauto three/1\n";
    lines += "remote :" DATELINE_XAPIAN_PROGSRV " " + (servers.three() / "2").string() + '\n';
    servers.home.write("stub", lines);
    const Outcome one = ask_json({"--db", servers.one()}, "harbour", everything);
    const Outcome mixed = ask_json({"--db", servers.home / "stub"}, "harbour", everything);
    CHECK(comparable(mixed.out) == comparable(one.out));
    CHECK(Json::parse(mixed.out)["shards"] == Json{{"answered", 3}, {"of", 3}});
}

TEST_CASE("a server that is gone is left out, and the answer says so") {
    Servers servers;
    for (Server& server : servers.running) {
        server.stop();
        const Outcome answer = ask_json(servers.places(), "harbour");
        CAPTURE(answer);
        CHECK(answer.code == 0);
        CHECK(contains(answer.errors, "2 of 3 shards answered; " + server.place() + ": "));
        CHECK(Json::parse(answer.out)["shards"] == Json{{"answered", 2}, {"of", 3}});
        server.start();
        const Outcome again = ask_json(servers.places(), "harbour");
        CHECK(again.errors.empty());
        CHECK(Json::parse(again.out)["shards"] == Json{{"answered", 3}, {"of", 3}});
    }
    for (Server& server : servers.running)
        server.stop();
    const Outcome none = ask_json(servers.places(), "harbour");
    CHECK(none.code == 2);
    CHECK(contains(none.out, "no index answers"));
}

TEST_CASE("a server that says nothing is left out in time") {
    Servers servers;
    servers.running[1].fall_silent();
    for (const char* query : {"harbour", "official:lindqvist SENTENCE harbour", "zeppelin"}) {
        const Outcome answer = ask_json(servers.places(), query, {"--timeout", "600"});
        CAPTURE(answer);
        CHECK(answer.code != 2);
        CHECK(contains(answer.errors, "2 of 3 shards answered"));
        CHECK(contains(answer.errors, "no answer in time"));
    }
    servers.running[1].speak_again();
    CHECK(ask_json(servers.places(), "harbour").errors.empty());
}

TEST_CASE("an error of the engine is told which server it is about, however its place is written") {
    const Xapian::NetworkTimeoutError error("Timeout expired", "remote:tcp(127.0.0.1:7001)");
    const auto is_about_place = [&](const std::string& place) {
        OpenShard shard;
        shard.source = {StubLine::Kind::remote, place};
        return is_about(error, shard);
    };
    CHECK(is_about_place("127.0.0.1:7001"));
    CHECK(is_about_place("[127.0.0.1]:7001"));
    CHECK_FALSE(is_about_place("127.0.0.1:7002"));
    CHECK_FALSE(is_about_place("7.0.0.1:7001"));
}

TEST_CASE("a batch goes on while servers come and go") {
    Servers servers;
    std::string queries;
    for (int i = 0; i < 400; ++i)
        queries += std::to_string(i) + "\tharbour\n";
    Words words = servers.places();
    words.insert(words.end(), {"--format", "json", "--batch", "-"});
    Outcome outcome{};
    std::thread asking(
        [&] { outcome = run_program(DATELINE_SEARCH_PROGRAM, words, {.input = queries}); });
    for (int i = 0; i < 6; ++i) {
        Server& server = servers.running[static_cast<std::size_t>(i % 3)];
        server.stop();
        ::usleep(20'000);
        server.start();
    }
    asking.join();
    CAPTURE(outcome.errors);
    CHECK(outcome.code == 0);
    const Json whole = comparable(ask_json({"--db", servers.one()}, "harbour").out);
    std::istringstream lines(outcome.out);
    int answers = 0;
    for (std::string line; std::getline(lines, line); ++answers) {
        const Json answer = Json::parse(line);
        CAPTURE(line);
        REQUIRE(answer.contains("shards"));
        if (answer["shards"]["answered"] == 3)
            CHECK(comparable(line)["hits"] == whole["hits"]);
        else
            CHECK(contains(outcome.errors, " of 3 shards answered"));
    }
    CHECK(answers == 400);
}

TEST_CASE("a search that begins while servers come and go ends with an answer or a sentence") {
    Servers servers;
    Words words = servers.places();
    words.push_back("harbour");
    std::atomic<bool> done = false;
    std::thread restarting([&] {
        for (std::size_t i = 0; !done; ++i) {
            servers.running[i % 3].stop();
            servers.running[i % 3].start();
            ::usleep(10'000); // so that seldom all of them end at once
        }
    });
    int answered = 0;
    for (int i = 0; i < 60; ++i) {
        const Outcome outcome = run_program(DATELINE_SEARCH_PROGRAM, words);
        CAPTURE(outcome.errors);
        const bool none_was_there = contains(outcome.errors, "no index answers");
        CHECK(outcome.code == (none_was_there ? 2 : 0));
        answered += outcome.code == 0;
    }
    CHECK(answered > 30);
    done = true;
    restarting.join();
}

TEST_CASE("what was indexed under the servers is found, and nothing is missing meanwhile") {
    Servers servers;
    const fs::path folder = servers.home / "more";
    for (int i = 0; i < 5; ++i) {
        servers.home.write("more/" + std::to_string(i) + ".txt",
                           "Harbour works\n\nThe harbour of Quillfort is open again.");
        const Outcome built =
            run_program(DATELINE_INDEX_PROGRAM, {"--quiet", "--db", servers.three(), folder});
        CHECK(built.code == 0);
        if (i == 3)
            CHECK(
                run_program(DATELINE_INDEX_PROGRAM, {"--quiet", "--db", servers.three(), "--full"})
                    .code == 0);
        const Outcome found =
            ask_json(servers.places(), "quillfort", {"--count", "exact", "--limit", "100"});
        CAPTURE(found);
        CHECK(Json::parse(found.out)["hits"].size() == std::size_t(i) + 1);
    }
}

TEST_CASE("many copies of a release are folded, however many servers have them") {
    const TempDir home;
    const fs::path folder = home / "releases";
    for (int i = 0; i < 90; ++i)
        home.write(
            "releases/" + std::to_string(i) + ".txt",
            "Harbour works begin\n\nThe works in the harbour of Quillfort begin on Monday, the "
            "board said, and end in autumn, unless the ice comes early. Number " +
                std::to_string(i) + ".");
    for (const char* shards : {"1", "3"})
        CHECK(run_program(DATELINE_INDEX_PROGRAM,
                          {"--quiet", "--db", home / shards, "--shards", shards, folder})
                  .code == 0);
    const Server a(home / "3/0"), b(home / "3/1"), c(home / "3/2");
    const Words far{"--db", a.place(), "--db", b.place(), "--db", c.place()};
    for (const char* query : {"harbour", "harbour works"}) {
        const Words what{"--duplicates", "fold", "--format", "json", query};
        const Json one = Json::parse(ask({"--db", home / "1"}, what).out);
        const Json three = Json::parse(ask(far, what).out);
        CHECK(one["hits"].size() == three["hits"].size());
        CHECK(one["hits"].size() < 10);
        CHECK(one["hits"][0]["similar"] == three["hits"][0]["similar"]);
    }
}

TEST_CASE("a list lacks something, or a shard cannot be opened: that is said, too") {
    Servers servers;
    servers.running[2].stop();
    const Outcome list = ask(servers.places(), {"--list", "countries"});
    CHECK(list.code == 0);
    CHECK(contains(list.errors, "2 of 3 shards answered"));
    servers.running[2].start();
    fs::rename(servers.three() / "1", servers.three() / "elsewhere");
    const Outcome answer = ask_json(servers.places(), "harbour");
    CAPTURE(answer);
    CHECK(answer.code == 0);
    CHECK(contains(answer.errors, "2 of 3 shards answered; " + servers.running[1].place()));
}

TEST_CASE("places that are no index are named in one sentence") {
    Servers servers;
    Xapian::WritableDatabase foreign((servers.home / "foreign").string(), Xapian::DB_CREATE);
    foreign.set_metadata(std::string(schema::version_key), "1");
    foreign.commit();
    const Server other_version(servers.home / "foreign");
    servers.home.write("wrong", "auto three/0\nsomewhere else\n");
    servers.home.write("gone", "auto nowhere\n");
    servers.home.write("circle", "auto circle\n");
    const Port silent(true), free;
    const std::string first = servers.running[0].place();
    struct Row {
        Words places;
        std::string says;
    };
    const Row rows[] = {
        {{"no-such-host.invalid:7001"}, "there is no host no-such-host.invalid"},
        {{first, "no-such-host.invalid:7001"}, "there is no host no-such-host.invalid"},
        {{free.place()}, "no index answers: " + free.place()},
        {{silent.place()}, "no answer in time"},
        {{"localhost:99999"}, "there is no port in localhost:99999"},
        {{"[::1]:7001"}, "an index cannot be asked at an IPv6 address: [::1]:7001"},
        {{first, other_version.place()}, "made by another version of dateline-index (schema 1"},
        {{first, first}, "is given twice"},
        {{servers.home / "wrong"}, "line 2 of the stub file"},
        {{servers.home / "gone"}, "there is no index at " + (servers.home / "nowhere").string()},
        {{servers.home / "circle"}, "lists itself"},
    };
    for (const auto& [places, says] : rows) {
        Words words;
        for (const std::string& place : places)
            words.insert(words.end(), {"--db", place});
        const Outcome outcome = ask(words, {"--timeout", "600", "harbour"});
        CAPTURE(says);
        CAPTURE(outcome);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.errors, says));
        CHECK(contains(outcome.errors, "\nhint: "));
    }
}

TEST_CASE("another program's port is no shard") {
    const Servers servers;
    const Port other(true);
    std::thread saying(
        [&] { other.say("SSH-2.0-OpenSSH_9.2p1\r\n"), other.say("SSH-2.0-OpenSSH_9.2p1\r\n"); });
    Words words = servers.places();
    words.insert(words.end(), {"--db", other.place()});
    const Outcome outcome = ask(words, {"harbour"});
    saying.join();
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "what answers at " + other.place() + " serves no index"));
}

TEST_CASE("a web server's port is no shard, though it is silent until it is asked") {
    const Servers servers;
    const Port web(true);
    std::atomic<bool> over = false;
    std::thread serving([&] {
        while (!over && !web.say("HTTP/1.0 400 Bad Request\r\n\r\n", true)) {
        }
    });
    Words words = servers.places();
    words.insert(words.end(), {"--db", web.place(), "--timeout", "600"});
    const Outcome outcome = ask(words, {"harbour"});
    over = true;
    web.is_listened_on(); // so that nobody is waited for any longer
    serving.join();
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "what answers at " + web.place() + " serves no index"));
}

TEST_CASE("of shards by year those are asked that may have releases of the days asked for") {
    using namespace std::chrono;
    const TempDir home;
    build(home / "years", "year");
    const Index index(Words{home / "years"});
    const auto asked = [&](const DateRange& range) {
        return index.databases_within(range).shards.size();
    };
    REQUIRE(index.shards() > 2);
    CHECK(asked({year{2024} / 1 / 1, year{2024} / 12 / 31}) == 1);
    CHECK(asked({year{1} / 1 / 1, year{9999} / 12 / 31}) == index.shards() - 1); // the undated
    for (const char* query : {"date:2024 harbour", "date:2023..2024 minister", "after:2024 -ice"}) {
        CAPTURE(query);
        build(home / "one", "1");
        const Json one = comparable(ask_json({"--db", home / "one"}, query, everything).out);
        const Json years = comparable(ask_json({"--db", home / "years"}, query, everything).out);
        for (const char* same : {"total", "undated", "facets", "timeline"})
            CHECK(years[same] == one[same]);
        CHECK(years["hits"].size() == one["hits"].size());
    }
}
