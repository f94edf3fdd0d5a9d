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
/// release: ..."), and the day of release before it stays.
void take_title_from_body(PressRelease& release);

/// "Press conference", and "by Minister Ada Brandt" on top of the body: the two are the title, as
/// are "Statement of the port" and "concerning the new pier".
void add_second_line_to_title(PressRelease& release);

/// A stated title that runs on behind a bar, too long for one, is what stands before the bar; all
/// of it stands before the body then, unless the body has what follows.
void shorten_title(PressRelease& release);

} // namespace dateline
