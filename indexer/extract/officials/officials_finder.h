#pragma once

#include "indexer/extract/officials/officials_patterns.h"
#include "indexer/extract/officials/titles.h"

namespace dateline::officials {

/// Looks for the patterns in which releases name officials, each a member function; what they find
/// may overlap and is settled at the end. A file each: names after an office, before it, in lists,
/// by other marks, in other languages, and whether a name is plausible beside an office.
class Finder {
  public:
    explicit Finder(const Words& words) : words_(words), academic_(is_academic()) {}

    std::vector<Candidate> find();

  private:
    bool at_end(std::size_t i) const { return i >= words_.size(); }
    bool is_capital(std::size_t i) const { return !at_end(i) && words_[i].has(shape::capital); }
    /// Whether the words up to `end` end there: a mark or a line break follows, or the text ends.
    bool closes(std::size_t end) const { return at_end(end) || words_[end].gap != 0; }

    // Around an office.
    void read_office(std::size_t i);
    bool read_after(const Title& title);
    bool read_first_of_two(const Title& title);
    bool is_retired(std::size_t i) const;
    bool read_after_retired(const Title& title);
    std::size_t skip_styles(const Title& title) const;
    bool read_after_comma(const Title& title);
    bool read_in_brackets(const Title& title);
    bool ends_in_bracket(const Title& title) const;
    bool read_after_gloss(const Title& title);
    bool is_subject(Span name) const;
    bool goes_on_as_subject(const Title& title, Span name) const;
    bool has_office_after_bracket(Span name) const;
    bool goes_on_after(Span name) const;
    std::size_t end_of_letters(Span name) const;
    bool ends_opening(const Title& title) const;
    bool accompanies(Span name) const;
    bool is_listed(const Title& title, Span name) const;
    bool follows_listed(std::size_t begin) const;
    bool is_national(const Title& title, Span name) const;
    bool read_line(const Title& title);
    void read_after_colon(const Title& title);
    void read_before(const Title& title);
    bool stops_inside_name(const Title& title) const;
    bool acts(const Title& title, std::size_t first) const;
    bool says_as(std::size_t begin, std::size_t end) const;
    bool serves_state(const Title& title) const;
    bool is_supposed(std::size_t i) const;
    bool serves_others(const Title& title, Span name) const;
    bool is_vague(const Title& title) const;
    bool is_nominated(Span name) const;
    bool begins_inside_another(Span name) const;
    bool is_loud(std::size_t i) const;
    bool has_office_after(Span name) const;
    bool is_in_office_of(const Title& title) const;
    std::size_t before_nationality(std::size_t i) const;
    bool is_congratulated(Span name) const;
    std::size_t before_appointment(std::size_t i) const;
    std::size_t before_age(const Title& title, std::size_t i) const;
    std::string country_behind(const Title& title) const;
    bool follows_holder(const Title& title) const;
    void read_predecessor(const Title& title);
    Span name_before(std::size_t first) const;
    std::size_t skip_honorifics(std::size_t i, bool offices) const;
    bool introduced(const Title& title) const;
    std::size_t before_adjectives(std::size_t i) const;
    bool is_office_word(std::size_t i) const;
    bool plausible(const Title& title, Span name) const;
    bool names_body(const Title& title, Span name) const;
    bool names_thing(const Title& title, Span name) const;
    bool is_officials(const Title& counterpart) const;
    bool names_seat(const Title& title, Span name) const;
    bool leads_team(const Title& title, Span name) const;
    bool is_academic() const;
    bool is_officer(const Title& title, Span name) const;
    bool names_county(std::size_t at) const;
    bool is_no_surname(std::size_t i) const;
    bool plausible_alone(const Title& title, std::size_t at) const;
    bool leads_in(std::size_t i) const;
    bool names_place(Span name) const;

    // Offices in other languages than English.
    bool read_foreign(std::size_t i);
    bool begins_foreign_name(std::size_t i) const;
    bool goes_on_in_list(Span name) const;
    Title foreign_title(std::size_t i) const;
    Span name_beside_foreign(const Title& title) const;

    // Lists.
    void add_holders(Span name, const Title& title);
    bool names_holders(const Title& title) const;
    bool names_statesmen(const Title& title) const;
    bool is_of_other(Span name) const;
    bool read_list_after_mark(const Title& title);
    bool read_list_before(const Title& title);
    std::vector<Span> names_listed_before(std::size_t end) const;
    void read_list(std::size_t i, const Title& title);
    std::size_t skip_remarks(std::size_t i) const;

    // Marks other than offices.
    bool is_party_tag(std::size_t i) const;
    bool is_district_tag(std::size_t i) const;
    void read_before_party(std::size_t i);
    void read_postnominal(std::size_t i);
    bool is_decorated(Span name, std::size_t letters) const;
    bool is_irish() const;
    void read_honoured(std::size_t i);
    void read_delegate(std::size_t i);
    void read_gentleman(std::size_t i);
    void read_peer(std::size_t i);
    void read_signature();

    void add(Span name, const Title& title);
    void add_national(Span name, const Title& title);
    void add_plain(Span name, std::string role, std::string country);
    bool ends_in_body(const Title& title) const;
    bool is_doubtful(Span name, const Title& title) const;
    bool begins_compound(std::size_t i) const;
    std::string country_after(std::size_t i) const;
    std::vector<Candidate> settle();

    const Words& words_;
    std::vector<Candidate> found_;
    std::size_t floor_ = 0;
    /// "Jo Doe, *Vice President*, Prime Minister of Palau": an office that may be a company's.
    struct {
        Span office, name;
    } between_;
    bool irish_ = false; ///< the text is of Ireland
    bool academic_;      ///< its chancellors are universities'
};

} // namespace dateline::officials
