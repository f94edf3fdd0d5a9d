#include "common/office_word.h"

#include "common/text.h"

namespace dateline {

std::string office_word(const std::string& role) {
    const std::string folded = slug(role);
    const auto of = folded.find("-of-");
    const std::string head = folded.substr(0, of);
    std::string word = head.substr(head.rfind('-') + 1); // npos + 1 is 0
    if (word == "sen") word = "senator";
    if (word == "rep" || word == "congressman" || word == "congresswoman") word = "representative";
    if (word == "gov") word = "governor";
    return folded.starts_with("former-") || folded.starts_with("late-") ? "former-" + word : word;
}

} // namespace dateline
