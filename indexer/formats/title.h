#pragma once

#include "common/press_release.h"

#include <string>
#include <string_view>

namespace dateline {

/// The title of a release that states none: the first line of its body that is no letterhead,
/// release line, date, contact, label or menu, or rather one that says `Subject:` or comes again
/// right below; it leaves the body. Of a line too long it is the first sentence, or its first words
/// and `…`. Such a line, one that strip_site_suffix() shortens, and a sentence of the text stay in
/// the body too: every word of the body is in the one or the other, but for a label ("Press
/// release: ...").
void take_title_from_body(PressRelease& release);

/// "Press conference", and "by Minister Ada Brandt" on top of the body: the two are the title, as
/// are "Statement of the port" and "concerning the new pier".
void add_second_line_to_title(PressRelease& release);

/// A stated title that runs on behind a bar, too long for one, is what stands before the bar; all
/// of it stands before the body then, unless the body has what follows.
void shorten_title(PressRelease& release);

/// Removes what a site adds to its titles: breadcrumbs ("Title > Department > News"), the site's
/// name behind a bar, if all that stands behind the first bar are short names. `removed`, if given,
/// takes the first part that went.
std::string strip_site_suffix(std::string_view title, std::string* removed = nullptr);

/// What a page is called that names no release: "Ministry of Ports : Press Release".
bool names_site_only(std::string_view title);

/// Which of several documents it is, whatever it says: "Exhibit 99.1", "EX-99.1", "page 2".
bool is_numbered(std::string_view folded);

/// A line of what pages print around their text: "Skip to content", "Share this page".
bool is_page_furniture(std::string_view line);

/// Without the lines of page furniture, and those of points alone, that a text begins and ends
/// with.
std::string_view without_furniture_at_ends(std::string_view body);

/// A heading below which other stories stand: "Related stories".
bool leads_to_others(std::string_view heading);

} // namespace dateline
