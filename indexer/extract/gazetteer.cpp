#include "indexer/extract/gazetteer.h"

#include "common/ascii.h"
#include "common/countries.h"
#include "common/error.h"
#include "common/fnv.h"
#include "common/text.h"
#include "indexer/extract/countries/country_names.h"
#include "indexer/input.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using country_names::hash;
using country_names::next_word;

constexpr std::string_view hint =
    "lines hold, separated by tabs: person|office|country, name, aliases (A|B), id or code, role, "
    "country";

using Cells = std::array<std::string_view, 6>;

/// Throws Error if there are more.
Cells split_cells(std::string_view line) {
    Cells cells;
    for (std::size_t i = 0;; ++i) {
        if (i == cells.size()) throw Error("more than six cells");
        const auto tab = line.find('\t');
        cells[i] = trimmed(line.substr(0, tab));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

/// "the Celandines" has one, "the celandines" none.
bool has_capital(std::string_view name) {
    for (auto word = next_word(name, 0); !word.empty(); word = next_word(name, word.end))
        if (word.capital) return true;
    return false;
}

std::string code_of(std::string_view country) {
    if (country.empty()) return {};
    const auto code = find_country(country);
    if (!code) throw Error("'" + std::string(country) + "' is no country");
    return std::string(*code);
}

} // namespace

std::shared_ptr<const Gazetteer> Gazetteer::load(const std::filesystem::path& path) {
    return parse(read_settings(path, "gazetteer", std::string(hint)), path.string());
}

std::shared_ptr<const Gazetteer> Gazetteer::parse(std::string_view text, const std::string& name) {
    auto gazetteer = std::make_shared<Gazetteer>();
    std::uint64_t said = fnv_start;
    for (int number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end), " \r");
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        try {
            gazetteer->add_line(line);
        } catch (const Error& error) {
            throw Error(name + ", line " + std::to_string(number) + ": " + error.what(),
                        std::string(hint));
        }
        for (const char c : std::string(line) + '\n')
            said = fnv(said, c);
    }
    gazetteer->fingerprint_ = std::to_string(said);
    return gazetteer;
}

void Gazetteer::add_line(std::string_view line) {
    const auto [kind, name, aliases, id, role, country] = split_cells(line);
    if (kind != "person" && kind != "office" && kind != "country")
        throw Error("'" + printable(kind) + "' is none of person, office and country");
    if (name.empty()) throw Error("no name");
    const Kind known = kind == "person"   ? Kind::person
                       : kind == "office" ? Kind::office
                                          : Kind::country;
    std::string code;
    if (known == Kind::person) {
        const std::string own(id.empty() ? slug(name) : std::string(id));
        if (own != slug(own)) throw Error("'" + printable(id) + "' is no id: write jo-doe");
        people_.push_back({own, std::string(name), std::string(role), code_of(country)});
    } else if (known == Kind::country) {
        if (id.empty()) throw Error("no code of a country");
        code = code_of(id);
    } else if (!id.empty() || !role.empty() || !country.empty()) {
        throw Error("an office has a name and aliases only");
    }
    add_form(known, people_.size() - 1, code, name);
    for (const std::string_view alias : entries(aliases))
        if (!trimmed(alias).empty()) add_form(known, people_.size() - 1, code, trimmed(alias));
}

void Gazetteer::add_form(Kind kind, std::size_t entry, const std::string& code,
                         std::string_view written) {
    Form form{kind, entry, code, {}};
    for (auto word = next_word(written, 0); !word.empty(); word = next_word(written, word.end))
        form.words.push_back(word.hash);
    if (form.words.empty()) throw Error("'" + printable(written) + "' holds no word");
    auto& forms = forms_[form.words.front()];
    forms.push_back(std::move(form));
    std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
        return a.words.size() > b.words.size(); // the longest is tried first
    });
}

/// Bytes of `form` at `begin`, 0 if other words stand there; a line break ends a name.
std::size_t Gazetteer::length_at(std::string_view text, const Form& form, std::size_t begin) const {
    std::size_t end = begin;
    for (const std::uint64_t wanted : form.words) {
        const auto word = next_word(text, end);
        if (word.empty() || word.hash != wanted || word.begin - end > 4) return 0;
        if (text.substr(end, word.begin - end).find('\n') != std::string_view::npos) return 0;
        end = word.end;
    }
    return end - begin;
}

std::vector<Gazetteer::Match> Gazetteer::find(std::string_view text, Kind kind) const {
    std::vector<Match> matches;
    if (forms_.empty()) return matches;
    for (auto word = next_word(text, 0); !word.empty(); word = next_word(text, word.end)) {
        const auto found = forms_.find(word.hash);
        if (found == forms_.end() || (kind == Kind::person && !word.capital)) continue;
        for (const Form& form : found->second) {
            if (form.kind != kind) continue;
            const std::size_t length = length_at(text, form, word.begin);
            if (length == 0) continue;
            if (kind == Kind::country && !has_capital(text.substr(word.begin, length))) continue;
            matches.push_back({&form, {word.begin, word.begin + length}});
            word.end = word.begin + length;
            break;
        }
    }
    return matches;
}

std::vector<Mention> Gazetteer::find_offices(std::string_view text) const {
    std::vector<Mention> places;
    for (const Match& match : find(text, Kind::office))
        places.push_back(match.place);
    return places;
}

void Gazetteer::add_countries(std::string_view text, std::vector<Country>& countries) const {
    const auto overlaps = [](const Mention& a, const Mention& b) {
        return a.begin < b.end && b.begin < a.end;
    };
    for (const Match& match : find(text, Kind::country)) {
        for (Country& country : countries) // what the user says is so
            std::erase_if(country.mentions,
                          [&](const Mention& mention) { return overlaps(mention, match.place); });
        auto place = std::find_if(countries.begin(), countries.end(), [&](const Country& country) {
            return country.code == match.form->code;
        });
        if (place == countries.end())
            place = countries.insert(countries.end(), Country{match.form->code, {}, {}});
        place->mentions.push_back(match.place);
        std::string wording(text.substr(match.place.begin, match.place.end - match.place.begin));
        if (std::find(place->evidence.begin(), place->evidence.end(), wording) ==
            place->evidence.end())
            place->evidence.push_back(std::move(wording));
    }
    std::erase_if(countries, [](const Country& country) { return country.mentions.empty(); });
    for (Country& country : countries)
        std::sort(country.mentions.begin(), country.mentions.end(),
                  [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

void Gazetteer::add_people(std::string_view text, std::vector<Official>& officials) const {
    const auto inside = [](const Mention& part, const Mention& whole) {
        return part.begin < whole.end && whole.begin < part.end;
    };
    for (const Match& match : find(text, Kind::person)) {
        const Person& person = people_[match.form->entry];
        const auto is_known = [&](const Official& official) {
            return official.id == person.id ||
                   std::any_of(official.mentions.begin(), official.mentions.end(),
                               [&](const Mention& m) { return inside(m, match.place); });
        };
        auto place = std::find_if(officials.begin(), officials.end(), is_known);
        if (place == officials.end())
            place = officials.insert(officials.end(), Official{person.id, {}, {}, {}, {}});
        place->id = person.id;
        const auto written = text.substr(match.place.begin, match.place.end - match.place.begin);
        if (place->name.size() < written.size()) place->name = squeeze(written);
        if (place->role.empty()) place->role = person.role;
        if (place->country.empty()) place->country = person.country;
        const bool counted =
            std::any_of(place->mentions.begin(), place->mentions.end(),
                        [&](const Mention& mention) { return inside(mention, match.place); });
        if (!counted) place->mentions.push_back(match.place);
        std::sort(place->mentions.begin(), place->mentions.end(),
                  [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    }
}

} // namespace dateline
