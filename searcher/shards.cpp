#include "searcher/shards.h"

#include "common/ascii.h"
#include "common/error.h"
#include "common/glass.h"
#include "common/schema.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <set>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr unsigned deepest_stub = 8;

using Kind = StubLine::Kind;

bool is_stub_file(const fs::path& path) {
    constexpr std::string_view engine_mark = "\x0f\x0d"; // an index in one file begins so
    if (!fs::is_regular_file(path)) return false;
    std::string start(engine_mark.size(), '\0');
    std::ifstream(path, std::ios::binary).read(start.data(), std::streamsize(start.size()));
    return start != engine_mark;
}

void expand(const StubLine& line, unsigned depth, FoundShards& found) {
    fs::path stub;
    if (line.kind == Kind::path && fs::exists(fs::path(line.place) / stub_name))
        stub = fs::path(line.place) / stub_name;
    else if (line.kind == Kind::path && is_stub_file(line.place))
        stub = line.place;
    if (stub.empty()) {
        found.shards.emplace_back().source = line;
        return;
    }
    found.stubs.push_back(stub.string());
    if (depth == deepest_stub)
        throw Error("the stub file " + stub.string() + " lists itself", "let it list indexes only");
    for (const StubLine& listed : read_stub(stub))
        expand(listed, depth + 1, found);
}

/// Threads that wait for work, because to start one takes as long as to ask a server.
class Workers {
  public:
    /// `work` for 0 to `count` - 1, on the calling thread and as many more as there should be and
    /// the system lets start. One caller at a time.
    void run(std::size_t count, const std::function<void(std::size_t)>& work) {
        const std::scoped_lock one_caller(calling_);
        try {
            while (threads_.size() + 1 < count)
                threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
        } catch (const std::system_error&) { // those that there are do it all
        }
        std::unique_lock hold(mutex_);
        work_ = &work;
        next_ = 0;
        count_ = open_ = count;
        wake_.notify_all();
        while (next_ < count_)
            do_next(hold);
        done_.wait(hold, [&] { return open_ == 0; });
    }

  private:
    void serve(const std::stop_token& stop) {
        std::unique_lock hold(mutex_);
        while (wake_.wait(hold, stop, [&] { return next_ < count_; }))
            do_next(hold);
    }

    void do_next(std::unique_lock<std::mutex>& hold) {
        const std::size_t i = next_++;
        const auto& work = *work_;
        hold.unlock();
        work(i);
        hold.lock();
        if (--open_ == 0) done_.notify_one();
    }

    std::mutex calling_, mutex_;
    std::condition_variable_any wake_;
    std::condition_variable done_;
    const std::function<void(std::size_t)>* work_ = nullptr;
    std::size_t next_ = 0, count_ = 0, open_ = 0;
    std::vector<std::jthread> threads_;
};

/// Host and port of `host:port` or `[address]:port`; port 0 where it is not such.
std::pair<std::string, unsigned> address_of(const std::string& place) {
    const auto colon = place.rfind(':');
    unsigned port = 0;
    const char* end = place.data() + place.size();
    const auto [last, failure] = std::from_chars(place.data() + colon + 1, end, port);
    if (failure != std::errc() || last != end || port > 65535) port = 0;
    std::string host = place.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return {host, port};
}

bool is_address(std::string_view place) {
    const auto colon = place.rfind(':');
    return colon != place.npos && colon + 1 < place.size() && are_digits(place.substr(colon + 1)) &&
           place.find('/') == place.npos;
}

void check_address(const std::string& place) {
    const auto [host, port] = address_of(place);
    if (port == 0)
        throw Error("there is no port in " + place,
                    "write HOST:PORT, the port being a number from 1 to 65535");
    if (host.find(':') != std::string::npos) // the engine's sockets are of the older kind only
        throw Error("an index cannot be asked at an IPv6 address: " + place,
                    "give the server's name, or its IPv4 address");
}

Xapian::Database open_path(const std::string& place) {
    if (!fs::exists(place))
        throw Error("there is no index at " + place, "make one with dateline-index FOLDER");
    try {
        return Xapian::Database(place);
    } catch (const Xapian::DatabaseVersionError& error) {
        throw Error("the index " + place + " has another format: " + error.get_msg(),
                    "build it anew with dateline-index --full");
    } catch (const Xapian::Error& error) {
        const bool is_index = fs::exists(fs::path(place) / glass::version_file);
        throw Error(place + " is not an index that can be opened: " + error.get_msg(),
                    is_index ? "give another --db, or remove the index and build it again"
                             : "give another --db, or make one with dateline-index FOLDER");
    }
}

Xapian::Database open_remote(const StubLine& source, unsigned wait_ms) {
    if (source.kind == Kind::program) {
        const auto space = source.place.find(' ');
        return Xapian::Remote::open(
            source.place.substr(0, space),
            space == std::string::npos ? "" : source.place.substr(space + 1), wait_ms);
    }
    const auto [host, port] = address_of(source.place);
    return Xapian::Remote::open(host, port, wait_ms, wait_ms);
}

/// Of what can go wrong on the way to a server, what waiting does not mend.
void throw_if_misled(const std::string& place, const Xapian::Error& error) {
    const std::string message = error.get_msg();
    if (message.find("resolve") != std::string::npos)
        throw Error("there is no host " + place.substr(0, place.rfind(':')),
                    "see how --db, or the stub file, writes its name");
    constexpr std::string_view foreign[] = {"Handshake failed", "protocol version",
                                            "Expecting reply type", "Insane message length"};
    if (std::any_of(std::begin(foreign), std::end(foreign),
                    [&](std::string_view sign) { return message.find(sign) != std::string::npos; }))
        throw Error("what answers at " + place + " serves no index: " + message,
                    "start there: xapian-tcpsrv --port PORT INDEX");
}

/// The first byte that a server says to whoever connects, or to who asks as a browser does, for a
/// web server waits to be asked; nothing where it says none in time.
std::optional<unsigned char> first_word_of(const std::string& place, unsigned wait_ms) {
    const auto [host, port] = address_of(place);
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found) != 0)
        return std::nullopt;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
    const int socket = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return std::nullopt;
    const unsigned half_ms = std::max(1u, wait_ms / 2); // for what it says unasked, and asked
    const timeval wait{static_cast<time_t>(half_ms / 1000),
                       static_cast<suseconds_t>(half_ms % 1000 * 1000)};
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait); // for connect(), too
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    constexpr std::string_view question = "GET / HTTP/1.0\r\n\r\n";
    unsigned char byte = 0;
    const auto hears = [&] { return ::recv(socket, &byte, 1, 0) == 1; };
    const bool said =
        ::connect(socket, found->ai_addr, found->ai_addrlen) == 0 &&
        (hears() ||
         (::send(socket, question.data(), question.size(), MSG_NOSIGNAL) > 0 && hears()));
    ::close(socket);
    return said ? std::optional(byte) : std::nullopt;
}

/// The engine waits for the rest of what another program says as if it were a long message.
void throw_if_foreign(const StubLine& source, unsigned wait_ms) {
    constexpr unsigned char last_greeting = 2; // REPLY_UPDATE, REPLY_EXCEPTION, REPLY_DONE
    constexpr unsigned longest_wait_ms = 200;
    if (source.kind != Kind::remote) return;
    const auto said = first_word_of(source.place, std::min(wait_ms, longest_wait_ms));
    if (said && *said > last_greeting)
        throw Error("what answers at " + source.place + " serves no index",
                    "start there: xapian-tcpsrv --port PORT INDEX");
}

void check_schema(const Xapian::Database& database, const std::string& place) {
    const std::string found = database.get_metadata(std::string(schema::version_key));
    if (found == std::to_string(schema::version)) return;
    if (found.empty())
        throw Error(place + " was not made by dateline-index",
                    "give another --db, or make one with dateline-index FOLDER");
    throw Error("the index " + place + " was made by another version of dateline-index (schema " +
                    found + ", this one reads " + std::to_string(schema::version) + ")",
                "build it anew with dateline-index --full");
}

void open_shard(OpenShard& shard, unsigned wait_ms) {
    const std::string& place = shard.source.place;
    try {
        const Xapian::Database database =
            shard.is_remote() ? open_remote(shard.source, wait_ms) : open_path(place);
        check_schema(database, place);
        // Several databases that a server gives as one are not the first of them alone.
        const bool one = database.get_uuid().find(':') == std::string::npos;
        shard.identity =
            one ? decode_shard_identity(database.get_metadata(std::string(schema::shard_key)))
                : std::nullopt;
        shard.language = database.get_metadata(std::string(schema::language_key));
        shard.database = database; // all that is asked for now has been answered
        if (one && !shard.is_remote()) shard.files = std::make_shared<ShardFiles>(place);
        shard.problem.clear();
    } catch (const Xapian::NetworkTimeoutError&) {
        throw_if_foreign(shard.source, wait_ms);
        shard.problem = "no answer in time";
    } catch (const Xapian::NetworkError& error) {
        throw_if_misled(place, error);
        throw_if_foreign(shard.source, wait_ms);
        shard.problem =
            error.get_error_string() != nullptr ? error.get_error_string() : error.get_msg();
    } catch (const Xapian::Error& error) {
        if (!shard.is_remote())
            throw Error("cannot read the index " + place + ": " + error.get_msg(),
                        "look into it with dateline-index --check");
        shard.problem = error.get_msg();
    }
}

/// Shards of several indexes may be searched together, but none of them twice.
void check_together(std::span<const OpenShard> shards) {
    std::set<std::string> seen;
    for (const OpenShard& shard : shards) {
        if (!shard.answers()) continue;
        if (!seen.insert(shard.database.get_uuid()).second)
            throw Error("the index " + shard.source.place + " is given twice",
                        "name each index and each shard once");
    }
}

} // namespace

bool OpenShard::holds_registry() const {
    return !identity || identity->name == "0" || identity->name == "undated";
}

FoundShards find_shards(const std::vector<std::string>& places) {
    FoundShards found;
    for (const std::string& place : places)
        try {
            const bool is_remote = is_address(place) && !fs::exists(place);
            expand({is_remote ? Kind::remote : Kind::path, place}, 0, found);
        } catch (const fs::filesystem_error& error) {
            throw Error("cannot reach the index " + place + ": " + error.code().message(),
                        "ask the owner of that folder for leave to read it, or give another --db");
        }
    for (const OpenShard& shard : found.shards)
        if (shard.source.kind == Kind::remote) check_address(shard.source.place);
    return found;
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    std::vector<std::exception_ptr> failures(count);
    const auto guarded = [&](std::size_t i) {
        try {
            work(i);
        } catch (...) { // carried over to the thread that waits
            failures[i] = std::current_exception();
        }
    };
    if (count > 1) {
        static Workers workers;
        workers.run(count, guarded);
    } else if (count == 1) {
        guarded(0);
    }
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

bool is_about(const Xapian::Error& error, const OpenShard& shard) {
    std::string place = shard.source.place;
    if (shard.source.kind == Kind::remote) {
        const auto [host, port] = address_of(place);
        place = host + ':' + std::to_string(port);
    }
    return error.get_context().find('(' + place + ')') != std::string::npos; // remote:tcp(...)
}

void open_shards(std::vector<OpenShard>& shards, unsigned wait_ms) {
    std::vector<OpenShard*> local, remote;
    for (OpenShard& shard : shards)
        if (!shard.answers() && !shard.slow) (shard.is_remote() ? remote : local).push_back(&shard);
    for (OpenShard* shard : local)
        open_shard(*shard, wait_ms);
    in_parallel(remote.size(), [&](std::size_t i) { open_shard(*remote[i], wait_ms); });
    check_together(shards);
}

Databases join(std::span<const OpenShard> shards,
               const std::function<bool(const OpenShard&)>& wanted) {
    Databases joined;
    for (const OpenShard& shard : shards) {
        if (!shard.answers() || (wanted && !wanted(shard))) continue;
        joined.all.add_database(shard.database);
        joined.shards.push_back(shard.database);
        joined.files.push_back(shard.files);
        joined.remote = joined.remote || shard.is_remote();
    }
    return joined;
}

} // namespace dateline
