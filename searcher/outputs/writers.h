#pragma once

#include "searcher/outputs/outputs.h"

// The functions of each format, in the file of its name; outputs.cpp has the table.

namespace dateline {

void write_text_hit(std::ostream& out, const SearchResult& result, const Hit& hit,
                    const OutputStyle& style);
void write_text_end(std::ostream& out, const SearchResult& result, const OutputStyle& style);

void write_json(std::ostream& out, const SearchResult& result, const OutputStyle& style);
void write_json_line(std::ostream& out, const SearchResult& result, const Hit& hit,
                     const OutputStyle& style);

void write_csv_begin(std::ostream& out, const SearchResult& result, const OutputStyle& style);
void write_csv_hit(std::ostream& out, const SearchResult& result, const Hit& hit,
                   const OutputStyle& style);
void write_tsv_begin(std::ostream& out, const SearchResult& result, const OutputStyle& style);
void write_tsv_hit(std::ostream& out, const SearchResult& result, const Hit& hit,
                   const OutputStyle& style);

void write_opensearch_bulk(std::ostream& out, const SearchResult& result, const Hit& hit,
                           const OutputStyle& style);

void write_path(std::ostream& out, const SearchResult& result, const Hit& hit,
                const OutputStyle& style);

void write_trec(std::ostream& out, const SearchResult& result, const Hit& hit,
                const OutputStyle& style);

} // namespace dateline
