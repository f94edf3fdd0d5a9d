#include "searcher/batch.h"

#include "common/ascii.h"
#include "common/error.h"
#include "common/text.h"
#include "searcher/answer.h"
#include "searcher/memory.h"

#include <fstream>
#include <iostream>
#include <new>
#include <optional>

namespace dateline {

namespace {

// More than any query may have; the rest of such a line is passed over, not kept.
constexpr std::size_t longest_line = 16 * 1024;

/// Reads lines, whatever ends them, however long they are.
class LineReader {
  public:
    explicit LineReader(std::istream& in) : in_(*in.rdbuf()) {}

    /// False at the end. Of a line that is too long only the beginning is read.
    bool next(std::string& line) {
        line.clear();
        int c = in_.sbumpc();
        if (c == end) return false;
        for (; c != end && c != '\n'; c = in_.sbumpc())
            if (line.size() <= longest_line) line += static_cast<char>(c);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (first_) line.erase(0, line.size() - without_byte_order_mark(line).size());
        first_ = false;
        return true;
    }

    /// Whether nothing is there to be read, yet or any more.
    bool must_wait() { return in_.in_avail() <= 0; }

  private:
    static constexpr int end = std::char_traits<char>::eof();

    std::streambuf& in_;
    bool first_ = true;
};

struct BatchLine {
    std::string id;
    std::string query;
    std::optional<Error> error;
};

BatchLine parse(const std::string& line, std::size_t number) {
    const std::string place = "line " + std::to_string(number) + " of the batch ";
    const auto problem = [&](const std::string& what) {
        return Error(place + what, "write lines: id, a tab, query");
    };
    const auto tab = line.find('\t');
    BatchLine parsed{std::to_string(number), line, std::nullopt};
    if (tab != std::string::npos) {
        if (tab > 0) parsed.id = line.substr(0, tab);
        parsed.query = line.substr(tab + 1);
    }
    if (line.size() > longest_line)
        parsed.error = problem("is too long");
    else if (tab == std::string::npos)
        parsed.error = problem("has no tab");
    else if (tab == 0)
        parsed.error = problem("has no id");
    else if (trimmed_front(parsed.query, " \t").empty())
        parsed.error = problem("has no query");
    return parsed;
}

} // namespace

int answer_batch(Index& index, const SearchOptions& options, std::ostream& out) {
    std::ifstream file;
    if (options.batch != "-") {
        file.open(options.batch);
        file.peek(); // a folder can be opened, not read
        if (!file.is_open() || file.bad())
            throw Error("cannot read the batch " + options.batch,
                        "give a file of lines: id, a tab, query");
    }
    LineReader lines(options.batch == "-" ? std::cin : file);
    bool found = false;
    bool failed = false;
    bool headed = false;
    std::string line;
    const auto next = [&] {
        if (lines.must_wait()) out.flush(); // whoever asks line by line waits for the answer
        return out && lines.next(line);
    };
    for (std::size_t number = 1; next(); ++number) {
        if (line.empty()) continue;
        const BatchLine parsed = parse(line, number);
        Request request = options.request;
        request.query = parsed.query;
        const auto fail = [&](const Error& error) {
            failed = true;
            report_error(error, request.query, options, parsed.id, out);
        };
        try {
            if (parsed.error) throw *parsed.error;
            if (options.output->is(Output::for_people))
                out << "# " << printable(parsed.id) << ": " << printable(parsed.query) << "\n\n";
            const int code = answer(index, request, options, parsed.id, out, !headed);
            found = found || code == exit_code::good;
            headed = true;
        } catch (const Error& error) {
            fail(error);
        } catch (const std::bad_alloc&) {
            fail(out_of_memory());
        }
    }
    return failed ? exit_code::failed : found ? exit_code::good : exit_code::partly;
}

} // namespace dateline
