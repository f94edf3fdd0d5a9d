#pragma once

#include "common/press_release.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// The people, offices and names of countries that a user adds to what the finders know.
///
/// A file of lines, their cells separated by tabs: kind, name, aliases, id, role, country. Aliases
/// are separated by `|`; cells at the end may be left out. Empty lines and those that begin with #
/// say nothing.
///
///     person   name  aliases  id (else from the name)  role  country (code or name)
///     office   name  aliases
///     country  name  aliases  code
///
/// A person counts as an official wherever one of the names stands, an office wherever a person's
/// name stands beside it, and a country is named by its further names.
class Gazetteer {
  public:
    /// Throws Error that names the line where one cannot be understood.
    static std::shared_ptr<const Gazetteer> load(const std::filesystem::path& path);
    /// The same from the file's text; `name` is what errors call it.
    static std::shared_ptr<const Gazetteer> parse(std::string_view text, const std::string& name);

    /// Changes with what the file says, not with comments, blank lines or white space at the ends.
    const std::string& fingerprint() const { return fingerprint_; }

    void add_countries(std::string_view text, std::vector<Country>& countries) const;
    void add_people(std::string_view text, std::vector<Official>& officials) const;
    /// Where offices stand, in order.
    std::vector<Mention> find_offices(std::string_view text) const;

  private:
    enum class Kind { person, office, country };
    struct Person {
        std::string id, name, role, country;
    };
    /// One way to write an entry.
    struct Form {
        Kind kind;
        std::size_t entry;                ///< a person's place in people_
        std::string code;                 ///< a country's
        std::vector<std::uint64_t> words; ///< hashes
    };
    struct Match {
        const Form* form;
        Mention place;
    };

    void add_line(std::string_view line);
    void add_form(Kind kind, std::size_t entry, const std::string& code, std::string_view written);
    std::vector<Match> find(std::string_view text, Kind kind) const;
    std::size_t length_at(std::string_view text, const Form& form, std::size_t begin) const;

    std::vector<Person> people_;
    std::unordered_map<std::uint64_t, std::vector<Form>> forms_; ///< by their first word
    std::string fingerprint_;
};

} // namespace dateline
