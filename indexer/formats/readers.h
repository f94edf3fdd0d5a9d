#pragma once

#include "indexer/formats/formats.h"

// A pair of functions a format, in the file of its name; formats.cpp has the table.

namespace dateline {

/// Notes that so many of the things that a file is made of were left out, and why: "left out 2
/// messages: the first holds no text".
void note_left_out(const Input& input, std::size_t count, std::string_view thing,
                   const std::string& why);

bool looks_like_pdf(const Input& input);
std::vector<PressRelease> read_pdf(const Input& input);
/// `input.bytes` being what pdftotext gave of it.
std::vector<PressRelease> read_text_of_pdf(const Input& input);

bool looks_like_newsml(const Input& input);
std::vector<PressRelease> read_newsml(const Input& input);

bool looks_like_nitf(const Input& input);
std::vector<PressRelease> read_nitf(const Input& input);

bool looks_like_edgar(const Input& input);
std::vector<PressRelease> read_edgar(const Input& input);

bool looks_like_mail(const Input& input);
std::vector<PressRelease> read_mail(const Input& input);

bool looks_like_feed(const Input& input);
std::vector<PressRelease> read_feed(const Input& input);

bool looks_like_json_lines(const Input& input);
std::vector<PressRelease> read_json_lines(const Input& input);

bool looks_like_json(const Input& input);
std::vector<PressRelease> read_json(const Input& input);

bool looks_like_html(const Input& input);
std::vector<PressRelease> read_html(const Input& input);

bool looks_like_xml_record(const Input& input);
std::vector<PressRelease> read_xml_record(const Input& input);

bool looks_like_markdown(const Input& input);
std::vector<PressRelease> read_markdown(const Input& input);

bool looks_like_delimited(const Input& input);
std::vector<PressRelease> read_delimited(const Input& input);

bool looks_like_text(const Input& input);
std::vector<PressRelease> read_text(const Input& input);

} // namespace dateline
