// The lines for OpenSearch: an action, then its document, each on a line that ends
// (https://docs.opensearch.org/latest/api-reference/document-apis/bulk/).

#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/sample_index.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace dateline;
using nlohmann::json;

namespace {

struct Bulk {
    std::vector<json> actions, documents;
};

Bulk read(const std::string& output) {
    Bulk bulk;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);)
        (bulk.actions.size() == bulk.documents.size() ? bulk.actions : bulk.documents)
            .push_back(json::parse(line));
    return bulk;
}

/// The fields of a document or mapping with their paths: `officials.name`.
void add_fields(const json& value, const std::string& path, std::set<std::string>& fields) {
    if (value.is_array()) {
        for (const json& element : value)
            add_fields(element, path, fields);
    } else if (value.is_object()) {
        for (const auto& [name, inner] : value.items())
            add_fields(inner, path.empty() ? name : path + "." + name, fields);
    } else {
        fields.insert(path);
    }
}

void add_mapped(const json& properties, const std::string& path, std::set<std::string>& fields) {
    for (const auto& [name, field] : properties.items()) {
        const std::string here = path.empty() ? name : path + "." + name;
        if (field.contains("properties"))
            add_mapped(field["properties"], here, fields);
        else
            fields.insert(here);
    }
}

} // namespace

TEST_CASE("all of a small index leaves for OpenSearch without an error") {
    const TempDir home;
    home.write("in/a.txt", "Ice\n\nThe ice came.\n");
    const std::vector<std::string> build{"--db", home / "index", "--quiet", home / "in"};
    REQUIRE(run_program(DATELINE_INDEX_PROGRAM, build).code == 0);
    const Outcome outcome =
        run_program(DATELINE_SEARCH_PROGRAM,
                    {"--db", home / "index", "--format", "opensearch-bulk", "--explain"});
    CAPTURE(outcome);
    CHECK(outcome.code == 0);
    CHECK(read(outcome.out).documents.size() == 1);
    CHECK(outcome.errors.empty());
}

TEST_CASE("everything leaves for OpenSearch as an action and a document each") {
    const SampleIndex sample;
    const auto ask = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"--db", sample.database(), "--format", "opensearch-bulk"};
        all.insert(all.end(), more.begin(), more.end());
        return run_program(DATELINE_SEARCH_PROGRAM, all);
    };
    const Outcome outcome = ask({});
    CHECK(outcome.code == 0);
    REQUIRE(outcome.out.ends_with('\n'));
    const Bulk bulk = read(outcome.out);
    REQUIRE(bulk.actions.size() > 60);
    REQUIRE(bulk.actions.size() == bulk.documents.size());

    std::set<std::string> ids, fields, nothing, mapped;
    for (std::size_t i = 0; i < bulk.actions.size(); ++i) {
        REQUIRE(bulk.actions[i].size() == 1);
        const json& target = bulk.actions[i].at("index");
        CHECK(target.at("_index") == "dateline");
        CHECK(ids.insert(target.at("_id")).second);
        CHECK(target.at("_id").get<std::string>().size() <= 512);
        add_fields(bulk.documents[i], "", fields);
    }
    std::ifstream file(std::string(DATELINE_SOURCE) + "/searcher/schemas/opensearch-mapping.json");
    const json mapping = json::parse(file).at("mappings");
    CHECK(mapping.at("dynamic") == "strict");
    add_mapped(mapping.at("properties"), "", mapped);
    // An empty list or an object that is absent says nothing of its fields.
    fields.erase("date_evidence");
    CHECK(fields == mapped);

    const std::string status =
        run_program(DATELINE_SEARCH_PROGRAM, {"--db", sample.database(), "--format", "json",
                                              "--count", "exact", "-n", "0", "date:none"})
            .out;
    const auto undated = json::parse(status).at("total").at("value").get<std::size_t>();
    std::size_t without_date = 0;
    for (const json& document : bulk.documents)
        without_date += document.at("date").is_null() && document.at("date_partial").is_null();
    CHECK(without_date == undated);
}

TEST_CASE("a query leaves for OpenSearch whole unless a limit is given") {
    const SampleIndex sample;
    const auto documents = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"--db", sample.database(), "--format", "opensearch-bulk"};
        all.insert(all.end(), more.begin(), more.end());
        return read(run_program(DATELINE_SEARCH_PROGRAM, all).out).documents.size();
    };
    const auto all = documents({"--match", "any", "the minister of harbour"});
    CHECK(all > 10);
    CHECK(documents({"--match", "any", "-n", "3", "the minister of harbour"}) == 3);
    CHECK(documents({"-n", "4"}) == 4);
}
