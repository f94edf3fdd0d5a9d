#include "searcher/release.h"

#include "common/ascii.h"
#include "common/error.h"
#include "common/schema.h"
#include "common/tokens.h"
#include "searcher/query/query_stop_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace dateline {

namespace {

constexpr std::size_t most_words = 25;
constexpr unsigned title_counts = 3;

/// `a%20b` as `a b`; what is no code stays.
std::string decoded(const std::string& id) {
    std::string out;
    for (std::size_t i = 0; i < id.size(); ++i) {
        unsigned byte = 0;
        const char* code = id.data() + i + 1;
        const bool encoded = id[i] == '%' && i + 2 < id.size() &&
                             std::from_chars(code, code + 2, byte, 16).ptr == code + 2;
        out += encoded ? static_cast<char>(byte) : id[i];
        if (encoded) i += 2;
    }
    return out;
}

std::optional<Record> find_exactly(Index& index, const std::string& id) {
    const Xapian::Database& database = index.database();
    const std::string term = schema::id_term(id);
    const auto document = database.postlist_begin(term);
    if (document == database.postlist_end(term)) return std::nullopt;
    return read_record(index.documents(), *document, index.people());
}

/// Forms of one name that only other releases have shown to be one person's: the fullest stays.
void unite(std::vector<Record::Person>& officials) {
    std::map<std::string, std::size_t> places;
    std::vector<Record::Person> united;
    for (Record::Person& person : officials) {
        const auto [place, is_new] = places.try_emplace(person.id, united.size());
        if (is_new) {
            united.push_back(std::move(person));
            continue;
        }
        Record::Person& known = united[place->second];
        known.mentions += person.mentions;
        if (known.name.size() < person.name.size()) {
            std::swap(known.name, person.name);
            std::swap(known.known_as, person.known_as);
        }
        if (known.role.empty()) known.role = person.role;
        if (known.country.empty()) known.country = person.country;
    }
    officials = std::move(united);
}

Record with_persons(Record record, Documents& documents, Xapian::docid number, People& people) {
    if (record.officials.empty()) return record;
    const std::string ids = documents.value(number, schema::officials_slot);
    std::string_view rest = ids;
    for (Record::Person& person : record.officials) {
        person.id = take_part(rest, '\n');
        if (!person.id.starts_with(schema::resolved_mark)) continue;
        person.id.erase(0, schema::resolved_mark.size());
        person.known_as = people.name_of(person.id);
    }
    unite(record.officials);
    return record;
}

/// How often each word stands in a release, in the title more.
std::map<std::string, unsigned> count_words(const Record& release) {
    const std::string text = release.title + '\n' + release.body;
    std::map<std::string, unsigned> counts;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        counts[std::string(token.word)] += token.begin < release.title.size() ? title_counts : 1;
    return counts;
}

struct WeighedWord {
    std::string word;
    double weight; ///< the more, the rarer in the index and the more frequent in the release
};

std::vector<WeighedWord> weigh(Index& index, const std::map<std::string, unsigned>& counts) {
    const schema::Field& anywhere = *schema::find_field("");
    Terms& terms = index.terms();
    terms.learn([&] {
        for (const auto& [word, count] : counts)
            terms.frequency(schema::word_term(anywhere, word));
    });
    std::vector<WeighedWord> words;
    const double all = index.database().get_doccount();
    for (const auto& [word, count] : counts) {
        const auto releases = terms.frequency(schema::word_term(anywhere, word));
        // What no other release has leads nowhere.
        if (word.size() < 3 || releases < 2 || is_stop_word(word)) continue;
        const double rarity = std::log(all / static_cast<double>(releases));
        words.push_back({word, rarity * (1 + std::log(count))});
    }
    return words;
}

} // namespace

Record read_record(Documents& documents, Xapian::docid number, People& people) {
    return with_persons(decode_record(documents.data(number)), documents, number, people);
}

Record read_facts(Documents& documents, Xapian::docid number, People& people) {
    return with_persons(decode_facts(documents.data(number)), documents, number, people);
}

std::optional<Record> find_release(Index& index, const std::string& id) {
    return read_index(index, [&] {
        auto release = find_exactly(index, id);
        return release ? release : find_exactly(index, decoded(id));
    });
}

Record release_of(Index& index, const std::string& id) {
    if (auto release = find_release(index, id)) return std::move(*release);
    throw Error("there is no release with the id " + id,
                "ids are in the answers of --format json, jsonl and csv");
}

std::string words_of(Index& index, const Record& release) {
    const auto counts = count_words(release);
    auto words = read_index(index, [&] { return weigh(index, counts); });
    std::sort(words.begin(), words.end(), [](const WeighedWord& a, const WeighedWord& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
    });
    if (words.size() > most_words) words.resize(most_words);
    std::string query;
    for (const auto& [word, weight] : words)
        query += (query.empty() ? "" : " ") + word;
    return query;
}

} // namespace dateline
