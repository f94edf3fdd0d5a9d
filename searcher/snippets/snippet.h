#pragma once

#include "common/record.h"
#include "searcher/match_terms.h"
#include "searcher/result.h"
#include "searcher/snippets/wanted_words.h"

namespace dateline {

/// The sentences of a release that answer best: those that hold most of what was asked, the quoted
/// phrases before all; two of them where one does not hold everything, more only for further
/// phrases. Where nothing of the body matched, its beginning, without marks. Empty for an empty
/// body.
class SnippetMaker {
  public:
    /// Made once for all hits: that costs as much as a snippet.
    explicit SnippetMaker(MatchTerms terms);
    Snippet make(const Record& record) const;

    /// The bytes of any other text, a title for one, that match.
    std::vector<Mention> marks_in(std::string_view text, const Record& record) const;

  private:
    const WantedWords& wanted_in(const Record& record, WantedWords& room) const;
    bool names_person(const Record::Person& person) const;
    bool names_country(const std::string& code) const;

    MatchTerms terms_;
    WantedWords asked_; ///< items: the quoted phrases first, then all else but names
    bool names_are_asked_ = false;
};

} // namespace dateline
