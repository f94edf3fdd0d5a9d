#include "tests/crash/process.h"
#include "tests/support/temp_dir.h"
#include "tests/support/text.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <zlib.h>

using namespace dateline;
using crash::Process;
namespace fs = std::filesystem;

namespace {

void write_special_files(const TempDir& home) {
    const std::string in = (home / "in").string();
    ::mkfifo((in + "/pipe").c_str(), 0600);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string socket_path = in + "/socket";
    socket_path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int end = ::socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(::bind(end, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::close(end);
    fs::create_symlink("..", in + "/loop");
    fs::create_symlink("/dev/zero", in + "/device");
    fs::create_symlink("nowhere", in + "/dangling");
    const int sparse = ::open((in + "/sparse.txt").c_str(), O_CREAT | O_WRONLY, 0600);
    REQUIRE(::ftruncate(sparse, 20ll << 30) == 0);
    ::close(sparse);
}

void write_bad_files(const TempDir& home) {
    const std::size_t million = 1'000'000;
    home.write("in/bad/line.txt", repeated("Harbour ", 8 * million));
    home.write("in/bad/brackets.json", repeated("[", million));
    home.write("in/bad/deep.json", repeated("{\"a\":", million) + "1" + repeated("}", million));
    home.write("in/bad/wide.json", "{\"a\":[" + repeated("1,", 3 * million) + "1]}");
    home.write("in/bad/deep.xml", "<?xml version=\"1.0\"?>" + repeated("<a>", million));
    home.write("in/bad/deep_tree.xml", "<?xml version=\"1.0\"?><r><title>t</title>" +
                                           repeated("<a b=\"/>\">", million - 9) +
                                           repeated("</a>", million - 9) + "</r>");
    home.write("in/bad/wide.xml", "<?xml version=\"1.0\"?><r>" + repeated("<a/>", 2 * million));
    home.write("in/bad/deep.html", "<html><body>" + repeated("<div>", million));
    home.write("in/bad/rows.csv", "title,body,date\n" + repeated("t,b,2024\n", million / 5));
    home.write("in/bad/cell.csv", "title,body\nHarbour,\"" + repeated("a b c ", million) + "\"\n");
    home.write("in/bad/many.jsonl", repeated("{\"title\":\"t\",\"body\":\"b\"}\n", million));
    home.write("in/bad/number.json", "{\"title\":\"t\",\"body\":" + repeated("9", 1000) + "}");
    home.write("in/bad/front.md", "---\n" + repeated("a: b\n", million) + "---\nbody\n");
    home.write("in/bad/nul.txt", repeated(std::string("Harbour\0", 8), 1000));
    home.write("in/bad/empty.txt", "");
    home.write("in/bad/\x1b[31mred\n\xff\x7F\u009B\u202E.txt", "");
}

/// A folder in a folder, until no path leads to the file in the last.
void write_deep_folder(const TempDir& home) {
    const std::string name(250, 'd');
    int folder = ::open((home / "in").c_str(), O_DIRECTORY | O_RDONLY);
    for (int depth = 0; depth < 20; ++depth) {
        REQUIRE(::mkdirat(folder, name.c_str(), 0700) == 0);
        const int below = ::openat(folder, name.c_str(), O_DIRECTORY | O_RDONLY);
        ::close(folder);
        folder = below;
    }
    ::close(::openat(folder, "deep.txt", O_CREAT | O_WRONLY, 0600));
    ::close(folder);
}

void write_gzip_bomb(const TempDir& home) {
    gzFile bomb = ::gzopen((home / "in/bad/bomb.txt.gz").c_str(), "wb");
    const std::string million(1'000'000, 'a');
    for (int i = 0; i < 500; ++i)
        ::gzwrite(bomb, million.data(), static_cast<unsigned>(million.size()));
    ::gzclose(bomb);
}

/// A whole release packed, and those bytes behind it.
void write_gzip_before(const fs::path& path, const std::string& rest) {
    gzFile file = ::gzopen(path.c_str(), "wb");
    ::gzputs(file, "Harbour opens\nto padded ships.");
    ::gzclose(file);
    std::ofstream(path, std::ios::app | std::ios::binary) << rest;
}

std::set<std::string> write_good_files(const TempDir& home) {
    home.write("in/good/word.txt", "Harbour\n\n" + repeated("x", 5000) + ' ' + repeated("é", 500));
    home.write("in/good/stops.txt", "Harbour " + repeated(". ", 500'000) + "opens");
    home.write("in/good/" + std::string(251, 'n') + ".txt", "Harbour opens\nto ships.");
    home.write("in/good/\x1b]0;x\x07\xfe.txt", "Harbour opens\nto more ships.");
    home.write("in/good/entities.xml",
               "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"&b;&b;&b;\"><!ENTITY b \"ha\">]>"
               "<rss><channel><item><title>Harbour &a;</title></item></channel></rss>");
    write_gzip_before(home / "in/good/padded.txt.gz", std::string(100, '\0'));
    return {"word", "stops", "nnn", "]0;x", "entities", "padded"};
}

/// Or characters of more bytes to the same effect.
bool has_control_bytes(const std::string& text) {
    const bool bytes = std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
    });
    return bytes || text.find("\u009B") != text.npos || text.find("\u202E") != text.npos;
}

} // namespace

TEST_CASE("a hostile folder costs little memory, and each bad file in it is named with a reason") {
    const TempDir home;
    fs::create_directory(home / "in");
    write_special_files(home);
    write_bad_files(home);
    write_gzip_bomb(home);
    write_gzip_before(home / "in/bad/tail.txt.gz", "Harbour closes.");
    write_deep_folder(home);
    const auto good = write_good_files(home);
    Process process({{DATELINE_INDEX_PROGRAM, "--db", (home / "index").string(), "--jobs", "2",
                      "--report", (home / "report").string(), (home / "in").string()},
                     home / "output"});
    CHECK(process.wait() == 1);
#ifndef __SANITIZE_ADDRESS__
    CHECK(process.peak() <= 512u << 20);
#endif
    CHECK_FALSE(has_control_bytes(read_whole(home / "output")));
    const std::string report = read_whole(home / "report");
    CHECK_FALSE(has_control_bytes(report));
    std::size_t indexed = 0;
    std::size_t skipped = 0;
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) {
        const auto fate = nlohmann::json::parse(line);
        CAPTURE(fate.dump());
        const bool is_good = fate["path"].get<std::string>().find("/good/") != std::string::npos;
        CHECK(fate["outcome"] == (is_good ? "indexed" : "skipped"));
        CHECK(fate["reason"].is_null() == is_good);
        ++(is_good ? indexed : skipped);
    }
    CHECK(indexed == good.size());
    CHECK(skipped == 6 + 16 + 3);
}
