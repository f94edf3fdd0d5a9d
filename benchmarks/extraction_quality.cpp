// How much of what a reader finds the finders find: precision, recall and F1 of dates, countries
// and officials on labelled releases, and the errors behind them.

#include "common/error.h"
#include "common/text.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/formats.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace {

using namespace dateline;
using nlohmann::json;
namespace fs = std::filesystem;

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
    std::string folded = fold(text);
    std::erase_if(folded, [](char c) { return c == '\'' || c == '.'; });
    for (char& c : folded)
        if ((c < 'a' || c > 'z') && static_cast<unsigned char>(c) < 0x80) c = ' ';
    std::istringstream stream(folded);
    Words words{std::istream_iterator<std::string>(stream), {}};
    std::erase_if(words, [](const std::string& w) {
        return w == "jr" || w == "sr" || w == "ii" || w == "iii" || w == "iv";
    });
    return words;
}

bool is_same_given(const std::string& a, const std::string& b) {
    return a == b || a.starts_with(b) || b.starts_with(a);
}

/// Surnames agree and no given name contradicts; a surname alone is no full name.
bool is_same_person(const Words& wanted, const Words& found) {
    if (wanted.empty() || found.empty()) return false;
    if (std::is_permutation(wanted.begin(), wanted.end(), found.begin(), found.end())) return true;
    if (wanted.back() != found.back()) return false;
    if (wanted.size() == 1) return true;
    return found.size() > 1 && is_same_given(wanted.front(), found.front());
}

/// One word for the many of an office: `Sen`, `Senators` -> `senator`.
std::string office_word(std::string word) {
    static const std::map<std::string, std::string> whole = {{"sen", "senator"},
                                                             {"rep", "representative"},
                                                             {"gov", "governor"},
                                                             {"gen", "general"},
                                                             {"lt", "lieutenant"},
                                                             {"col", "colonel"},
                                                             {"maj", "major"},
                                                             {"adm", "admiral"},
                                                             {"capt", "captain"},
                                                             {"amb", "ambassador"},
                                                             {"pm", "minister"},
                                                             {"mp", "member"},
                                                             {"congressman", "member"},
                                                             {"congresswoman", "member"},
                                                             {"representative", "member"},
                                                             {"congressmember", "member"},
                                                             {"chairman", "chair"},
                                                             {"chairwoman", "chair"},
                                                             {"chairperson", "chair"},
                                                             {"spokesman", "spokesperson"},
                                                             {"adviser", "advisor"},
                                                             {"spokeswoman", "spokesperson"},
                                                             {"justice", "judge"},
                                                             {"defence", "defense"}};
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    for (int step = 0; step < 2; ++step)
        if (const auto known = whole.find(word); known != whole.end()) word = known->second;
    return word;
}

/// Wording aside: one holds half of the other's words or more, abbreviations and kinds of the
/// same office taken for one: `U.S. Secretary of State`, `secretary of state`; `Rep.`,
/// `Congresswoman`.
bool is_same_role(std::string_view wanted, std::string_view found) {
    const auto offices = [](std::string_view role) {
        Words words = words_of(role);
        std::transform(words.begin(), words.end(), words.begin(), office_word);
        return words;
    };
    const Words a = offices(wanted);
    const Words b = offices(found);
    const auto common = std::count_if(a.begin(), a.end(), [&](const std::string& word) {
        return std::find(b.begin(), b.end(), word) != b.end();
    });
    return 2 * static_cast<std::size_t>(common) >=
               std::max<std::size_t>(1, std::min(a.size(), b.size())) &&
           common > 0;
}

struct Count {
    std::size_t right = 0;
    std::size_t invented = 0;
    std::size_t missed = 0;
};

double ratio(std::size_t part, std::size_t all) {
    return all == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(all);
}

void print(std::string_view name, const Count& count) {
    const double precision = ratio(count.right, count.right + count.invented);
    const double recall = ratio(count.right, count.right + count.missed);
    const double sum = precision + recall;
    std::cout << std::fixed << std::setprecision(3) << name << ": precision " << precision
              << ", recall " << recall << ", F1 " << (sum > 0 ? 2 * precision * recall / sum : 0)
              << " (right " << count.right << ", invented " << count.invented << ", missed "
              << count.missed << ")\n";
}

class Score {
  public:
    void add(const json& label, const Extraction& facts, bool date_in_text) {
        id_ = label.value("id", "");
        add_date(label, facts, date_in_text ? "date_in_text" : "date");
        add_countries(label, facts);
        add_officials(label, facts);
    }

    void print_all(bool errors) const {
        if (errors)
            for (const std::string& error : errors_)
                std::cout << error << '\n';
        print("dates", dates_);
        print("countries", countries_);
        print("officials", officials_);
        std::cout << "roles: " << ratio(roles_right_, roles_) << " right (" << roles_right_
                  << " of " << roles_ << " officials found whose office is labelled)\n";
    }

  private:
    void note(std::string_view kind, std::string_view what, std::string_view which) {
        errors_.push_back(id_ + '\t' + std::string(kind) + '\t' + std::string(what) + '\t' +
                          printable(which));
    }

    void add_date(const json& label, const Extraction& facts, const char* key) {
        const auto known = label.find(key);
        const std::string wanted =
            known != label.end() && known->is_string() ? known->get<std::string>() : "";
        const std::string found = facts.date ? iso(*facts.date) : "";
        if (wanted == found) {
            if (!wanted.empty()) ++dates_.right;
            return;
        }
        if (!found.empty()) ++dates_.invented, note("date", "invented", found);
        if (!wanted.empty()) ++dates_.missed, note("date", "missed", wanted);
    }

    void add_countries(const json& label, const Extraction& facts) {
        const auto wanted = label.value("countries", std::set<std::string>{});
        const auto optional = label.value("countries_optional", std::set<std::string>{});
        std::set<std::string> found;
        for (const Country& country : facts.countries)
            found.insert(country.code);
        for (const std::string& code : wanted)
            if (found.contains(code))
                ++countries_.right;
            else
                ++countries_.missed, note("country", "missed", code);
        for (const std::string& code : found)
            if (!wanted.contains(code) && !optional.contains(code))
                ++countries_.invented, note("country", "invented", code);
    }

    void add_officials(const json& label, const Extraction& facts) {
        std::vector<const Official*> left;
        for (const Official& official : facts.officials)
            left.push_back(&official);
        for (const json& wanted : label.value("officials", json::array())) {
            const std::string name = wanted.value("name", "");
            const auto match = std::find_if(left.begin(), left.end(), [&](const Official* found) {
                return is_same_person(words_of(name), words_of(found->name));
            });
            if (match == left.end()) {
                ++officials_.missed, note("official", "missed", name);
                continue;
            }
            ++officials_.right;
            add_role(wanted, **match);
            left.erase(match);
        }
        for (const Official* found : left)
            if (!is_optional(label, *found))
                ++officials_.invented, note("official", "invented", found->name);
    }

    static bool is_optional(const json& label, const Official& found) {
        const json optional = label.value("officials_optional", json::array());
        return std::any_of(optional.begin(), optional.end(), [&](const json& person) {
            const std::string name =
                person.is_string() ? person.get<std::string>() : person.value("name", "");
            return is_same_person(words_of(name), words_of(found.name));
        });
    }

    void add_role(const json& wanted, const Official& found) {
        bool is_labelled = false;
        bool is_right = false;
        for (const char* key : {"role", "role_alt"})
            if (const auto role = wanted.find(key); role != wanted.end() && role->is_string()) {
                is_labelled = true;
                is_right = is_right || is_same_role(role->get<std::string>(), found.role);
            }
        if (!is_labelled) return;
        ++roles_;
        if (is_right)
            ++roles_right_;
        else
            note("role", wanted["role"].is_string() ? wanted["role"].get<std::string>() : "",
                 found.name + ": " + found.role);
    }

    std::string id_;
    Count dates_, countries_, officials_;
    std::size_t roles_ = 0;
    std::size_t roles_right_ = 0;
    std::vector<std::string> errors_;
};

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The labels of each file, in the order of its releases.
std::map<std::string, std::vector<json>> read_labels(const fs::path& path) {
    std::ifstream file(path);
    if (!file) throw Error("cannot read " + path.string());
    std::map<std::string, std::vector<json>> labels;
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) continue;
        json label = json::parse(line);
        std::string name = label.value("file", label.value("id", "") + ".txt");
        labels[name].push_back(std::move(label));
    }
    return labels;
}

int run(const fs::path& labels, const fs::path& folder, bool date_in_text, bool errors) {
    Score score;
    std::size_t releases = 0;
    std::size_t unread = 0;
    for (const auto& [name, wanted] : read_labels(labels)) {
        std::vector<PressRelease> found;
        try {
            const std::string path = folder / name;
            const std::string bytes = read_file(path);
            const FieldMap no_names;
            found = read_releases({path, bytes, no_names});
        } catch (const FormatError& error) {
            std::cerr << name << ": " << error.what() << '\n';
        }
        if (found.size() != wanted.size()) {
            unread += wanted.size();
            continue;
        }
        for (std::size_t i = 0; i < wanted.size(); ++i)
            score.add(wanted[i], extract(found[i]), date_in_text);
        releases += wanted.size();
    }
    score.print_all(errors);
    std::cout << "releases: " << releases << " scored, " << unread << " not read\n";
    return unread == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string_view> arguments(argv + 1, argv + argc);
    const bool date_in_text = std::erase(arguments, "--date-in-text") > 0;
    const bool errors = std::erase(arguments, "--errors") > 0;
    if (arguments.size() != 2 || arguments[0].starts_with("-")) {
        std::cerr << "usage: dateline-extraction-quality [--errors] [--date-in-text] LABELS.jsonl "
                     "FOLDER\n";
        return 2;
    }
    try {
        return run(arguments[0], arguments[1], date_in_text, errors);
    } catch (const std::exception& error) {
        std::cerr << "dateline-extraction-quality: " << error.what() << '\n';
        return 2;
    }
}
