#include "indexer/formats/formats.h"

#include "common/error.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

std::vector<PressRelease> read(std::string_view bytes, std::string* note = nullptr) {
    const FieldMap no_map;
    return read_releases({"a.eml", bytes, no_map, note});
}

PressRelease read_one(std::string_view bytes) {
    const auto releases = read(bytes);
    REQUIRE(releases.size() == 1);
    return releases.front();
}

const std::string head =
    "From: Port Office <press@port.example>\nDate: Fri, 15 Mar 2024 08:00:00 +0100\n"
    "Subject: Harbour opens\nMessage-ID: <1@port.example>\n";

std::string parts(std::string_view text, std::string_view page) {
    return head +
           "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\n"
           "Content-Type: text/plain\n\n" +
           std::string(text) + "\n--x\nContent-Type: text/html; charset=iso-8859-1\n\n" +
           std::string(page) + "\n--x--\n";
}

} // namespace

TEST_CASE("a message is a release: subject, sender, the day it was sent, its text") {
    const auto release = read_one(head + "\nShips came.\n");
    CHECK(release.title == "Harbour opens");
    CHECK(release.source == "Port Office");
    CHECK(release.body == "Ships came.");
    REQUIRE(release.dates.size() == 1);
    CHECK(release.dates.front().from == DateSource::field);
    CHECK(release.dates.front().text == "Fri, 15 Mar 2024 08:00:00 +0100");
}

TEST_CASE("the day on which a browser saved a page is no date of the release") {
    const auto release =
        read_one("From: <Saved by Blink>\nSnapshot-Content-Location: https://port.example/news/1\n"
                 "Subject: News - Port\nDate: Fri, 1 Mar 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
                 "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
                 "<h1>Harbour opens</h1><p>Ships came.</p>\n--x--\n");
    CHECK(release.title == "Harbour opens");
    CHECK(release.body == "Ships came.");
    CHECK(release.url == "https://port.example/news/1");
    CHECK(release.source.empty());
    CHECK(release.dates.empty());
}

TEST_CASE("the publisher is the name beside the address, else its domain, else what stands there") {
    struct Row {
        std::string from, source;
    };
    const Row rows[] = {
        {"\"Port Office, Press\" <press@port.example>", "Port Office, Press"},
        {"=?utf-8?B?w5hyZW4gUG9ydA==?= <press@port.example>", "Øren Port"},
        {"press@port.example", "port.example"},
        {"<press@port.example>", "port.example"},
        {"Office of the Mayor", "Office of the Mayor"}, // as list archives write it
    };
    for (const auto& [from, source] : rows) {
        CAPTURE(from);
        CHECK(read_one("From: " + from + "\nMIME-Version: 1.0\nSubject: A\n\nShips came.").source ==
              source);
    }
}

TEST_CASE("encoded texts and subjects are decoded by the character set that they name") {
    const auto release = read_one("From: a@b.example\nMIME-Version: 1.0\n"
                                  "Subject: =?iso-8859-1?Q?H=E5fen_=F6ppnas?=\n"
                                  "Content-Type: text/plain; charset=iso-8859-1\n"
                                  "Content-Transfer-Encoding: quoted-printable\n\n"
                                  "B=E5tar k=\nom.\n");
    CHECK(release.title == "Håfen öppnas");
    CHECK(release.body == "Båtar kom.");
    CHECK(read_one("From: a@b.example\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n"
                   "U2hpcHMgY2FtZS4=\n")
              .title == "Ships came.");
}

TEST_CASE("of text and page the one that says more is read") {
    CHECK(read_one(parts("Ships came.", "<p>Ships came.</p>")).body == "Ships came.");
    CHECK(read_one(parts("See https://port.example/1", "<p>Ships came \xE5nd went, many.</p>"
                                                       "<p>They sang until the evening.</p>"))
              .body == "Ships came ånd went, many.\nThey sang until the evening.");
}

TEST_CASE(
    "texts that a picture parts are one, and one form that is broken does not cost the other") {
    CHECK(read_one(head +
                   "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
                   "Content-Type: text/plain\n\nShips came.\n--x\nContent-Type: image/png\n\n"
                   "a\n--x\nContent-Type: text/plain\n\nThey sang.\n--x--\n")
              .body == "Ships came.\nThey sang.");
    CHECK(read_one(parts("Ships came.", "<html><body><img src=a></body></html>")).body ==
          "Ships came.");
}

TEST_CASE("lines that were broken to be sent are whole again") {
    const std::string type = "MIME-Version: 1.0\nContent-Type: text/plain; format=flowed";
    CHECK(read_one(head + type + "\n\nShips \ncame.\nThey sang.\n").body ==
          "Ships came.\nThey sang.");
    CHECK(read_one(head + type + "; delsp=yes\n\nShips ca \nme.\n").body == "Ships came.");
}

TEST_CASE("attachments are left alone") {
    const auto release = read_one(
        head + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
               "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\n"
               "List of ships.\n--x\nContent-Type: text/plain\n\nShips came.\n--x--\n");
    CHECK(release.body == "Ships came.");
}

TEST_CASE("a message that was forwarded does not say when it was published") {
    for (const std::string mark : {"Fwd: ", "WG: Re: ", "FW:"}) {
        CAPTURE(mark);
        const auto release = read_one("From: a@b.example\nDate: Fri, 15 Mar 2024 08:00:00 +0100\n"
                                      "Subject: " +
                                      mark + "Harbour opens\n\nShips came.\n");
        CHECK(release.title == "Harbour opens");
        CHECK(release.dates.empty());
    }
}

TEST_CASE("however many marks a subject has, they are gone") {
    std::string marks;
    for (int i = 0; i < 300'000; ++i)
        marks += "Re:";
    const std::string line = "From a@b.example Fri Mar 15 08:00:00 2024\n";
    const auto releases = read(line + head + "\nShips came.\n\n" + line +
                               "From: a@b.example\nSubject: " + marks + " Pier\n\nMore came.\n");
    REQUIRE(releases.size() == 2);
    CHECK(releases[1].title == "Pier");
}

TEST_CASE("a message that quotes how another begins is one") {
    CHECK(read_one(head + "\nShips came.\n\nFrom a@b.example Fri Mar 15 08:00:00 2024\nMore.\n")
              .body.ends_with("More."));
}

TEST_CASE("a file of many messages gives a release each, and says what it left out") {
    const std::string mark = "From press@port.example Fri Mar 15 08:00:00 2024\n";
    std::string note;
    const auto releases =
        read(mark + head + "\nShips came.\n\n" + mark + head + "\nMore came.\n\n" + mark +
                 "From: a@b.example\nMIME-Version: 1.0\n\n",
             &note);
    REQUIRE(releases.size() == 2);
    CHECK(releases[0].body == "Ships came.");
    CHECK(releases[0].position == 1);
    CHECK(releases[1].body == "More came.");
    CHECK(releases[1].position == 2);
    CHECK(note == "left out 1 message: it holds no text");
    const auto one = read(mark + head + "\nShips came.\n\nFrom Norway, that is.\n");
    REQUIRE(one.size() == 1);
    CHECK(one.front().body == "Ships came.\nFrom Norway, that is.");
}

TEST_CASE("lines that an mbox marks, for they begin as a message does, lose one mark") {
    const std::string mark = "From press@port.example Fri Mar 15 08:00:00 2024\n";
    const std::string body =
        "\n>From Norway, that is.\n>>From here, they wrote.\n> From afar.\n>Fromm";
    const std::string plain =
        "From Norway, that is.\n>From here, they wrote.\n> From afar.\n>Fromm";
    CHECK(read_one(mark + head + body).body == plain);
    const auto releases = read(mark + head + body + "\n\n" + mark + head + body);
    REQUIRE(releases.size() == 2);
    for (const PressRelease& release : releases)
        CHECK(release.body == plain);
    CHECK(read_one(head + body).body.starts_with(">From Norway")); // a message alone is not marked
}

TEST_CASE("texts that only begin like mail are texts") {
    for (const std::string text :
         {"From: the port\n\nShips came.",
          "From: Minister Ada Brandt\nDate: 3 May 2024\nSubject: Ships\n\nShips came.",
          "Ships came: many\nFrom: a@b.example\nDate: 3 May 2024\nSubject: Ships\nMore.",
          "Contact: Jo Farr\nDate: May 3\n\nShips came.", "From the port\nShips came.",
          "Note: ships came from: Norway\n\nMessage-ID: none"}) {
        CAPTURE(text);
        CHECK(read_one(text).source.empty());
    }
}

TEST_CASE("parts nested without end are read or refused, and cost no more than they are long") {
    std::string bytes = "From: a@b.example\nMIME-Version: 1.0\n";
    for (int i = 0; i < 100000; ++i) {
        const std::string name = std::to_string(i);
        bytes += "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + "\n";
    }
    CHECK_THROWS_AS(read(bytes), FormatError);
}
