#include "indexer/extract/extract.h"
#include "tests/support/date_finding.h"
#include "tests/support/print.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

std::string date_of_text(std::string title, std::string body) {
    PressRelease release;
    release.title = std::move(title);
    release.body = std::move(body);
    return shown(find_date(release, {}));
}

const std::string heading =
    "The bridge of the town is to be lit by night from the spring on, in all the colours of it\n";

const std::string unpunctuated =
    "Minister Ada Brandt Opens The New Bridge Over The River That Took Four Years To Build And "
    "Carries Trains Cars And Bicycles And Thanks The Workers And The Neighbours For Their Patience "
    "And Invites All Of Them To A Great Feast By The Water Where The Old Ferry Will Be Kept As A "
    "Museum For The Children Of The Town And Their Guests From All Over The Country And Abroad";

} // namespace

TEST_CASE("the text itself gives the day of a release") {
    struct Row {
        std::string body, expected;
    };
    const std::string long_headings =
        "The new harbour of Oslo and the ships that came to it from "
        "the ports of Norway, Sweden and Denmark on the first day\n"
        "A statement of the port on what was said by the ministers of "
        "the three countries, and on what is to be done about it now "
        "that the ships have left the harbour for the winter";
    const Row rows[] = {
        {"WASHINGTON, March 15, 2006 — Ada Brandt spoke.", "2006-03-15 dateline"},
        {"KABUL, Afghanistan (Jan. 25, 2013) – Ada Brandt spoke.", "2013-01-25 dateline"},
        {"For Immediate Release: May 3, 2005\n" + prose, "2005-05-03 release-line"},
        {"Published 3 May 2005\n" + prose, "2005-05-03 release-line"},
        {"Tuesday, May 3, 2005\n" + prose, "2005-05-03 text"},
        {"MH17 3 May 2005\n" + prose, "none"}, // a flight's
        {"Fair 176 3 May 2005\n" + prose, "none"},
        {"10.27.06\n" + prose, "2006-10-27 text"},
        {prose + "\nCANBERRA\n16 September 1992", "1992-09-16 text"},
        {"The bridge opens on May 3, 2005.", "none"},       // an event
        {prose + "\nMay 3, 2005\nDear Ms Brandt,", "none"}, // heads a letter inside
        {"The text of the letter that the ministry sent to the neighbours follows.\nMay 3, 2005\n"
         "The Honorable Ada Brandt",
         "none"},
        {"FOR IMMEDIATE RELEASE: Contact: Ada Brandt May 3, 2005 (202) 555-0100\n" + prose,
         "2005-05-03 release-line"},
        {"Contact: Ada Brandt May 3, 2005 (202) 555-0100\n" + prose, "none"},
        {"FOR IMMEDIATE RELEASE:   Contact: Ada Brandt\nMay 3, 2005   (202) 555-0100\n" + prose,
         "2005-05-03 text"},
        {"Contact: Ada Brandt\nMay 3, 2005   (202) 555-0100\n" + prose, "none"},
        {"FOR IMMEDIATE RELEASE Contact: Harbour Fair May 3, 2005\n" + prose, "none"},
        {"FOR IMMEDIATE RELEASE Contact Ada Brandt to RSVP by June 3, 2005\n" + prose, "none"},
        {"FOR IMMEDIATE RELEASE Contact Ada Brandt to visit us June 3, 2005\n" + prose, "none"},
        {"FOR IMMEDIATE RELEASE Contact: Ada Brandt, register before June 3, 2005\n" + prose,
         "none"},
        {"FOR IMMEDIATE RELEASE Contact Ada Brandt June 3, 2005 10 a.m. at the pier\n" + prose,
         "none"},
        {"This statement was originally published on harbour.example on 3 May 2005.\n" + prose,
         "2005-05-03 release-line"},
        {"This statement is about the storm of 3 May 2005.\n" + prose, "none"},
        // Below long headings
        {long_headings + "\n3 May 2005\n" + prose + prose, "2005-05-03 text"},
        {long_headings + ".\n3 May 2005\n" + prose + prose, "none"},
        // Today's day in the text
        {"The ministers met on Tuesday (3 May 2005), ahead of today's talks.", "2005-05-03 text"},
        {"The ministers met on Tuesday (3 May 2005), ahead of the talks.", "none"},
        {"The ministers met on Tuesday (3 May 2005) and ten of them are here today.", "none"},
        {"The pact was signed on Tuesday (3 May 2005) and is the base of today's law.", "none"},
        {"21 June 2005\nThe pact was signed on Tuesday (3 May 2005) and binds both today.",
         "2005-06-21 text"},
        {"21 de junio de 2005\nThe ministers met on Tuesday (3 May 2005), ahead of today's talks.",
         "none"},
        {"4 May 2005\nThe ministers met on Tuesday (3 May 2005), ahead of today's talks.",
         "2005-05-04 text"},
        // Wires
        {"OSLO, May 3, 2005 /PRNewswire/ -- Brandt AS opened a bridge.", "2005-05-03 dateline"},
        {"LILLEHAMMER, Nor., 3 May 2005 /CNW Telbec/ - Brandt AS opened.", "2005-05-03 dateline"},
        {"**OSLO, May 3, 2005 /EINPresswire.com/** -- Brandt AS opened.", "2005-05-03 dateline"},
        {"Oslo, May 3, 2005 (Business Wire) -- Brandt AS opened.", "2005-05-03 dateline"},
        {"OSLO, NORWAY / ACCESSWIRE / May 3, 2005 / Brandt AS opened.", "2005-05-03 dateline"},
        {"Oslo, Norway (PRWEB) May 3, 2005\n" + prose, "2005-05-03 dateline"},
        {"Oslo, Norway--(Marketwired - May 3, 2005) - Brandt AS opened.", "2005-05-03 dateline"},
        {"PORTLAND, OR, May 3, 2005 /PRNewswire/ -- Brandt AS opened.", "2005-05-03 dateline"},
        {"TORONTO, ON, May 3, 2005 (GLOBE NEWSWIRE) -- Brandt AS opened.", "2005-05-03 dateline"},
        {"MONTRÉAL, le 3 mai 2005 /CNW Telbec/ - Brandt AS a ouvert.", "2005-05-03 dateline"},
        {"DUBAI, UAE, May 3, 2005 /24-7PressRelease/ -- Brandt AS opened.", "2005-05-03 dateline"},
        {"OSLO, May 3, 2005 /Nordwire7/ -- Brandt AS opened.", "2005-05-03 dateline"},
        {"BRANDT AS, May 3, 2005 /2nd edition/ - the book of fish.", "none"},
        {"0 comments Xinhua, May 3, 2005\n" + prose, "2005-05-03 release-line"},
        {"(Xinhua) 15:05, May 03, 2005\n" + prose, "2005-05-03 release-line"},
        {"Harbour Hall (OSLO) May 3, 2005 the concert", "none"},
        {"Harbour Hall (Wireless Room) May 3, 2005 the concert starts", "none"},
        {"The firm was sold on May 3, 2005 /case no. 12/ - and has grown since.", "none"},
        {"The firm was sold on May 3, 2005 /PRNewswire/ - and has grown since.", "none"},
        {"On sale since 3 May 2005 /2nd edition/ - the book of fish.", "none"},
        {"Brandt AS, May 3, 2005 (the First Day) - shares fell.", "none"},
        {"Related: OSLO, May 3, 2005 /PRNewswire/ -- Brandt AS opened a bridge.", "none"},
        {"Related: Oslo, May 3, 2005 (Business Wire) -- Brandt AS opened a bridge.", "none"},
        {"Contact: Ada Brandt:\nOSLO, May 3, 2005 -- Brandt AS opened a bridge.",
         "2005-05-03 dateline"},
        {"Other news:\nOSLO, May 3, 2005 /PRNewswire/ -- Brandt AS opened a bridge.", "none"},
        {"OSLO (UrduPoint News / Sputnik - 3rd May, 2005) Minister Ada Brandt spoke.",
         "2005-05-03 dateline"},
        {"NATO (Oslo Summit - 3 May 2005) The ministers of ports of the member states spoke.",
         "none"},
        {"Picture (Reuters - 3 May 2005) of the pier\n" + prose, "none"},
        // A known place with the day in its own line
        {"Oslo:May 3, 2005\nAda Brandt called on the minister of ports today.",
         "2005-05-03 dateline"},
        {"3 May 2005, Oslo, Norway;\nThe bridge was opened today by Ada Brandt.",
         "2005-05-03 dateline"},
        {"Oslo: May 3, 2005\nThe forum of the ports is held in the town hall.", "none"},
        {"Oslo: May 3, 2005\nThe port announced today that the forum will be held.", "none"},
        {"3 May 2005, Oslo\nToday the minister opens the bridge.\n4 May 2005, Bergen\nShe rests.",
         "none"},
        {"Deadline: May 3, 2005\nThe port announced today what it asks of ships.", "none"},
        {"3 May 2005, Harbour Hall\nThe port announced today who sings.", "none"},
        // Datelines without a dash, a place or a year
        {"New Delhi, May 3, 2005: " + prose, "2005-05-03 text"},
        {"New Delhi, May 3, 2005: Opening of the bridge", "none"},
        {"New Delhi, May 3, 2005: Brandt AS will open the bridge. " + prose, "none"},
        {"Update, May 3, 2005: " + prose, "none"},
        {"Bergen, May 3, 2005: Doors open at 10 am with music and the fish of the harbour market",
         "none"},
        {"Bergen, May 3, 2005: The forum is to be held at the town hall of the old harbour",
         "none"},
        {"May 3, 2005 -- Applications for the grants of the harbour fund close at noon", "none"},
        {"Remembering 3 May 2005\n\nOSLO, May 3 - " + prose, "none"},
        {"Statement on the flood of May 3, 2005\n\nOSLO, May 3 (Reuters) - " + prose, "none"},
        {"Meeting of ministers\n\nWhen\nMay 3, 2005\n\n" + prose, "none"},
        {"Brandt AS opens a bridge.\nDate\nMay 19, 2005\nOrganiser\nBrandt AS", "none"},
        {"New Delhi, May 3, 2005: " + prose + "\nNew Delhi, May 9, 2005: " + prose, "none"},
        {"Abuja, Nigeria – May 3, 2005: " + prose, "2005-05-03 text"},
        {"Abuja, Nigeria – May 3, 2005: Doors open at 10 am with music and the fish of the market",
         "none"},
        {"Abuja, May 3, 2005 (TDN): " + prose, "2005-05-03 text"},
        {"Abuja, May 3, 2005 (TDN-OT):" + prose, "2005-05-03 text"},
        {"Abuja, 3 May 2005. " + prose, "2005-05-03 text"},
        {"Abuja, 3 May 2005. Doors open at 10 am with music and the fish of the harbour", "none"},
        {"Tuesday, 3 May 2005. PDF Print E-mail\n" + prose, "2005-05-03 text"},
        {"Abuja, Tuesday May 3, 2005: " + prose, "2005-05-03 text"},
        {"Oslo: May 3, 2005: " + prose, "2005-05-03 text"},
        {"Update: May 3, 2005: " + prose, "none"},
        {"Abuja, May 3, 2005 (the first day): " + prose, "none"},
        {"May 3, 2005 -- " + prose, "2005-05-03 text"},
        {"May 3, 2005 -- " + prose + "\nMay 9, 2005 -- " + prose, "none"},
        {"Updated: Tuesday, 3 May 2005 14:36\nOSLO, 3 May (Reuters) - " + prose,
         "2005-05-03 dateline"},
        {"15:05, May 03, 2005 by the web editor of the harbour\nOSLO, May 3 (Xinhua) -- " + prose,
         "2005-05-03 dateline"},
        {"26 Janeiro 2005 - 11:00AM\nANN ARBOR, Mich., Jan. 26 /PRNewswire/ -- " + prose,
         "2005-01-26 dateline"},
        {"Updated: Wednesday, 4 May 2005\nOSLO, 3 May (Reuters) - " + prose, "none"},
        {"OSLO, May 3 (Reuters) - Brandt AS opened the bridge.\nUpdated: 3 May 2005", "none"},
        // Spans of time
        {"OSLO, May 3, 2005 (GLOBE NEWSWIRE) -- Brandt AS asks.\n"
         "Period: Jan. 25, 2004 – Aug. 1, 2004",
         "2005-05-03 dateline"},
        {"Registration Period: March 3, 2005 – June 20, 2005", "none"},
        {"June 5 – July 17, 1966\nGround floor", "none"},
        {"2024-05-03/2024-06-20\n" + prose, "none"},
        {"Oslo, 3 May 2024 - 5 May 2024\n" + prose, "none"},
        {"OSLO, May 3, 2005 - May 5, 2005 was a long night, said Ada Brandt.",
         "2005-05-03 dateline"},
        // Events
        {"18 May 2005\n\nDate: Thursday, 19 May 2005\nTime: 10h00\nVenue: Oslo", "2005-05-18 text"},
        {"The media are invited as follows:\nDate: 19 May 2005\nVenue: Oslo", "none"},
        {"Date: 19 May 2005\n" + prose, "2005-05-19 release-line"},
        {"Date: 19 May 2005 Time: 10:00 Venue: Oslo\n" + prose, "none"},
        {"Day: Thursday, 19 May 2005\nTime: 10:00\nVenue: Oslo\n" + prose, "none"},
        {"Data: 19 maja 2005\nMiejsce: Oslo\nGodzina: 10:00\n" + prose, "none"},
        {"PRESS RELEASE\nDate: 19 May 2005\nPlace: Oslo\nHarbour opens\n" + prose,
         "2005-05-19 release-line"},
        {"PRESS RELEASE\nPlace: Oslo\nDate: 19 May 2005\nTime: 09:00\n" + prose,
         "2005-05-19 release-line"},
        {"OSLO, May 18, 2005 - Brandt AS opens a bridge.\nDate\nMay 19, 2005\nTime\n9:00",
         "2005-05-18 dateline"},
        {"Brandt AS opens a bridge.\nDate\nMay 19, 2005\nTime\n9:00 a.m.", "none"},
        {"Brandt AS ouvre un pont.\nHeure\n9 h\nDate\nLe 19 mai 2005", "none"},
        {"Brandt AS opens a bridge.\nWhen\nMay 19, 2005\nWhere\nOslo", "none"},
        {"PRESS RELEASE\nDate\n19 May 2005\nPlace\nOslo\n" + prose, "2005-05-19 text"},
        {"Date\n19 May 2005\n" + prose, "2005-05-19 text"},
        {"Hearing: 19 May 2005\n" + prose, "none"},
        {prose.substr(0, 120) + "\nMay 3, 2005 10:00pm\nI send you this message.", "none"},
        // Lists
        {"• 3 May. 2005 -\n• |\n• Last updated 4-May-2005 09:01\n" + prose, "2005-05-03 text"},
        {"• 3 May 2005\n• Last updated: 4 May 2005\n" + prose, "2005-05-03 text"},
        {"• 3 May 2005\n• 9 May 2005\n" + prose, "none"},
        {"• 9 May 2005\nPress release\nThe pier opens.\n• 3 May 2005\nPress release\nIt closes.",
         "none"},
        // Hong Kong
        {prose + "\nEnds/Tuesday, May 3, 2005\nIssued at HKT 12:45\nNNNN", "2005-05-03 text"},
        {"He came to no harm.  Ends/Tuesday, May 3, 2005 Issued at HKT 12:45\nNNNN",
         "2005-05-03 release-line"},
        {"Ends Tuesday, May 3, 2005\n" + prose, "none"},
        // Two days
        {"Sun. June 26, 2005\nOslo, 30 May 2005\n" + prose, "2005-05-30 text"},
        {"Sunday, October 30, 2005\nFOR IMMEDIATE RELEASE\nOctober 25, 2005\n" + prose,
         "2005-10-25 text"},
        {"Sunday, October 23, 2005\nOslo\nOctober 25, 2005\n" + prose, "2005-10-23 text"},
        {"Sunday, October 30, 2005\n" + prose + "\nOctober 25, 2005", "2005-10-30 text"},
        // Labels
        {"Posted on Tuesday, May 3, 2005 1:34 PM WIB\n" + prose, "2005-05-03 release-line"},
        {"Posted on May 3, 2005 1:34 PM from the harbour\n" + prose, "none"},
        {heading + heading + heading + "Posted On: 3 MAY 2005 1:08PM by PNB Oslo\n" + prose + prose,
         "2005-05-03 release-line"},
        {heading + heading + heading + "May 3, 2005\n" + prose + prose, "none"},
        {prose + "\nPosted On: 3 MAY 2005 1:08PM by PNB Oslo\n" + prose + prose, "none"},
        {"- Foilsithe: 3 Aibreán 2020\n- An t-eolas is déanaí: 5 Márta 2021\n" + prose,
         "2020-04-03 release-line"},
        {"Last updated: 3 April 2020\n" + prose, "none"},
        {"Update: 5 April 2020\n" + prose, "none"},
        {"Letztes Update: 5. April 2020\nOslo, 3 April 2020\n" + prose, "2020-04-03 text"},
        {"кандидата 3 мая 2024\n" + prose, "none"},
        {"Created 3 May 1905\n" + prose, "none"},
        {"Written 3 May 2005\n" + prose, "none"},
        {"Earlier statement | 3 May 2024\n" + prose, "none"},
        {"3 May 2024 | Upcoming news\n" + prose, "none"},
        {"Next speech | 3 May 2024\n" + prose, "none"},
        {"gepubliceerd op maandag 12 april 2021\n" + prose, "2021-04-12 release-line"},
        {"The press release issued by the ministry on 4 August 2022.\n" + prose,
         "2022-08-04 release-line"},
        {"Brandt recalls the press release issued by the port on 4 August 2022.\n" + prose, "none"},
        {"The report issued by the ministry on 4 August 2022.\n" + prose, "none"},
        {"Below is a press release issued by the ministry on 4 August 2022.\n" + prose,
         "2022-08-04 release-line"},
        {"A press release issued by Iran on 4 August 2022.\n" + prose, "none"},
        {"The statement issued by Iran on 4 August 2022.\n" + prose, "none"},
        {"OSLO, Norway, May 4 -- Minister Ada Brandt issued the following statement on May 3, "
         "2005:\n" +
             prose,
         "2005-05-03 release-line"},
        {"The ministry issued the following rules on May 3, 2005: no boats, no trains.", "none"},
        {"Posted by ada at May 3, 2005 03:20 PM |\n" + prose, "2005-05-03 release-line"},
        {"Story by Ada Brandt on May 3, 2005\n" + prose, "2005-05-03 release-line"},
        {"Ada Brandt Published May 03, 2005 | 09:18 PM\n" + prose, "2005-05-03 release-line"},
        {"Harbour Report Published May 3, 2005\n" + prose, "none"},
        {"Harbour Report Published May 3, 2005, Says Minister: Nothing Wrong\n" + prose, "none"},
        {"No. 029 May 3, 2005Minister of Ports Ada Brandt met her guests.", "2005-05-03 text"},
        {"No. 029 May 3, 2005 Minister of Ports Ada Brandt met her guests.", "2005-05-03 text"},
        {"No. 029 May 3, 2005 The ports are open.\nNo. 030 May 5, 2005 The bridges are open.",
         "none"},
        {"No. 029 of May 3, 2005 is the law of the ports.", "none"},
        {"No. 029 May 3, 2005 is the law of the ports.", "none"},
        {"Law No. 029 May 3, 2005 The ports are open to all of the ships.", "none"},
        {"Released by Iran on May 3, 2005.\n" + prose, "none"},
        {"This content was published on May 3, 2005 - 18:15\n" + prose, "2005-05-03 release-line"},
        {"Dieser Inhalt wurde am 3. Mai 2005 - 18:15 publiziert\n" + prose,
         "2005-05-03 release-line"},
        {"This page lists the releases since May 3, 2005\n" + prose, "none"},
        {"This page was published and last updated on May 3, 2005\n" + prose, "none"},
        {"The communique issued by the Council of Ports on 4 August 2022.\n" + prose, "none"},
        {"14 Mar 2006 Posted in [Press releases](/releases)\n" + prose, "2006-03-14 release-line"},
        {"| A ministry release | March 24, 2017 |||.\n" + prose, "2017-03-24 release-line"},
        {"Mar 3, 2023 | News Story\n" + prose, "2023-03-03 release-line"},
        {"25/10/2022 07:50 | Statements and remarks |\n" + prose, "2022-10-25 release-line"},
        {"Mar 3, 2023 | News conference\n" + prose, "none"},
        {"Harbour Watch - Wednesday, July 3, 2019\n" + prose, "2019-07-03 text"},
        {"25 Februar 2004 - 9:39PM\n" + prose, "2004-02-25 text"},
        {"Minister Ada Brandt said this morning (Sunday, 26 June 2016), at the bridge: It is open.",
         "2016-06-26 text"},
        {"Minister Ada Brandt said on the morning of Sunday, 26 June 2016, that it is open.",
         "none"},
        // Transcripts
        {"Press Conference by Minister Ada Brandt\nFriday, October 7, 2005, 11:17 a.m. Ministry\n" +
             prose,
         "2005-10-07 text"},
        {"Press Conference by Minister Ada Brandt\nFriday, October 7, 2005, 11:17 a.m. Ministry\n"
         "The media are invited.",
         "none"},
        {"Press conference by Minister Ada Brandt\nFriday, 3 May 2024, 10:00 a.m., Ministry\n"
         "The minister will speak to journalists about the pier.",
         "none"},
        {"Press conference by Minister Ada Brandt\nFriday, 3 May 2024, 10:00 a.m., Ministry\n"
         "I will visit Oslo.",
         "2024-05-03 text"},
        {"Press briefing of the council, 3 May 2024\nThe council meets the press. Registration "
         "is open.",
         "none"},
        {"Opening of the bridge\nFriday, October 7, 2005, 11:15 a.m. City Hall\n" + prose, "none"},
        {"Meeting 15.07.2022 The committee will be received by the king of the ports, it was "
         "announced.",
         "none"},
        {"Arrest 15.07.2012 He was arrested at the bridge of the harbour, the police said to all.",
         "none"},
        {"Version 1.2.2022 The ministry announced that the bridge is open to all from both sides.",
         "none"},
        // What was, is yet to be, or was done
        {"May 3, 1905 - The first pier was launched on the river and the town received its king.",
         "none"},
        {"3 May 1814 – The treaty of the ports was signed by all of the kings of the river, said.",
         "none"},
        {"3 May 2024 – The exhibition on the bridge will be launched by the king of the country.",
         "none"},
        {"3 May 2024 – The exhibition on the bridge was launched at a feast beside the old river.",
         "none"},
        {"3 May 2024 – Minister Ada Brandt received the minister of ports of Palau at the river.",
         "2024-05-03 text"},
        {"See also:\nSpeech by Ada Brandt in Oslo, 24 September 2019\n" + prose, "none"},
        {"Opening of the bridge\nWHEN: Tuesday, May 3, 2005\nWHERE: at the river", "none"},
        // Collections without punctuation: headings are long, and in one line with the rest.
        {"Brandt " + unpunctuated + " Wednesday October 11 2006 OSLO As the river rose " +
             unpunctuated,
         "2006-10-11 text"},
        {"Brandt " + unpunctuated + " on Wednesday October 11 2006 the river rose " + unpunctuated,
         "none"},
        {"Brandt spoke of the bridge that closes tomorrow April 1 2006 Senator Doe said " +
             unpunctuated,
         "none"},
        {"Brandt spoke of the bridge that closes today April 1 2006 Senator Doe said " +
             unpunctuated,
         "2006-04-01 text"},
        {"FOR IMMEDIATE RELEASE Ms President on May 1 2003 four years ago " + unpunctuated, "none"},
        {"Releases\n05 31 2005\nJune 1 2005\nBrandt spoke of June 1 2005 " + unpunctuated,
         "2005-05-31 text"},
        {prose + "\n© 2005 Ministry of Bridges", "none"},
    };
    for (const auto& [body, expected] : rows) {
        CAPTURE(body);
        CHECK(date_of_text("Minister opens bridge", body) == expected);
    }
}

TEST_CASE("the heading of a transcript gives its day") {
    CHECK(date_of_text("Press Conference by the Foreign Minister, 7 July 2011", prose) ==
          "2011-07-07 text");
    CHECK(date_of_text("Press Conference by Ada Brandt on October 16, 2019", prose) ==
          "2019-10-16 text");
    const std::string below = "\nFriday, October 6, 2023, 11:17 a.m. Ministry of Ports\n" + prose;
    CHECK(date_of_text("Press Conference by Minister Ada Brandt", "Press Conferences" + below) ==
          "2023-10-06 text");
    CHECK(date_of_text("The bridge and the port", "Press Conferences" + below) == "none");
    CHECK(date_of_text("Transcript of the weekly briefing on October 16, 2019", prose) ==
          "2019-10-16 text");
    CHECK(date_of_text("Council meeting - Wednesday, October 16, 2019", prose) == "none");
    CHECK(date_of_text("Statement on the storm of October 16, 2019", prose) == "none");
    CHECK(date_of_text("Statement by Ada Brandt on the new bridge, 7 July 2011", prose) ==
          "2011-07-07 text");
    CHECK(date_of_text("Statement by Ada Brandt on the storm of 7 July 2011", prose) == "none");
    const std::string view = "7 July 2011 – The port has long been in favour of a bridge that is "
                             "open to all, and of a feast by the water.";
    CHECK(date_of_text("Statement of Minister Ada Brandt on the bridge", view) ==
          "2011-07-07 text");
    CHECK(date_of_text("The bridge and the port", view) == "none");
    CHECK(date_of_text("Remarks by Ada Brandt at the pier, 7 July 2011",
                       "Ada Brandt will speak at the pier about the new bridge.") == "none");
    for (const std::string heading :
         {"Remarks at the Pier of Oslo, ", "Ambassador Brandt Remarks for the New Pier of Oslo, "})
        CHECK(date_of_text(heading + "7 July 2011", prose) == "2011-07-07 text");
    for (const std::string heading :
         {"Remarks on the Flood of Oslo, ", "Remarks at the Pier of Oslo on ",
          "Minister To Give Remarks at the Pier, ", "Town calls Remarks at the Pier wrong, ",
          "Remarks at the Memorial of Oslo, "})
        CHECK(date_of_text(heading + "7 July 2011", prose) == "none");
    CHECK(date_of_text("All remarks", "Remarks by Ada Brandt at the pier, 23 September 2021\n"
                                      "Remarks by Ada Brandt in Oslo, 24 September 2021\n" +
                                          prose) == "none");
}

TEST_CASE("a heading's day may be that of what is remembered") {
    for (const std::string title :
         {"Statement by Ada Brandt on the anniversary of the flood, September 11, 2001",
          "SEN. ORR MARKS ANNIVERSARY OF MAY 3, 2001 FLOODS", "VICTIMS OF MAY 3, 2001 MOURNED",
          "Remarks by President Orr on the Battle of the Bridge, 1 July 1916",
          "Statement by Ada Brandt on the massacre at the river, 11 July 1995",
          "Transcript of the trial of Jo Orr on October 16, 1996",
          "Transcript of the tapes of the harbour, 22 October 1962"}) {
        CAPTURE(title);
        CHECK(date_of_text(title, prose) == "none");
    }
    CHECK(date_of_text("Remarks by Ada Brandt at the river, 1 July 1996",
                       "We gather today, twenty years on, 1 July 2016.\n" + prose) == "none");
    const std::string view = "a day that none of us at the ports and by the river will forget, as "
                             "long as the bridge stands.";
    CHECK(date_of_text("Statement by Ada Brandt on the 20th anniversary of the flood",
                       "September 11, 2001 - No one at the ports and by the river will forget.") ==
          "none");
    CHECK(date_of_text("Joint Statement", "August 23, 1939 — " + view) == "none");
    CHECK(date_of_text("Joint statement", "August 23, 1999 — A" + view.substr(1)) == "none");
    CHECK(date_of_text("Joint statement", "August 23, 1999 — " + prose) == "1999-08-23 text");
    CHECK(date_of_text("Statement by the Minister on the new law",
                       "1 January 2026 – That is when the new law of the ports enters into force "
                       "for all.") == "none");
}

TEST_CASE("a day of a schedule at the end of a text is not the release's") {
    std::string body;
    for (int line = 0; line < 20; ++line)
        body += "The minister spoke of the ports to all who had come to the harbour.\n";
    CHECK(date_of_text("Harbour opens", body + "SCHEDULE - Wednesday, May 3, 2005\n8:30 a.m.\n"
                                               "Harbour Meeting\nPilots' Hall\nFarr, Ohio") ==
          "none");
}

TEST_CASE("a date in the words of an event is left alone") {
    struct Row {
        std::string body;
        std::optional<Date> expected;
    };
    using namespace std::chrono;
    const Row rows[] = {
        {"WASHINGTON, March 15, 2006 — The minister spoke.", 2006y / March / 15},
        {"KABUL, Afghanistan (Jan. 25, 2013) - The minister spoke.", 2013y / January / 25},
        {"For Immediate Release\nMay 3, 2005\nThe minister spoke.", 2005y / May / 3},
        {"FOR IMMEDIATE RELEASE: 3 May 2005", 2005y / May / 3},
        {"Sunday May 10, 2009", 2009y / May / 10},
        {"10.27.06", 2006y / October / 27},
        {"Posted: Wednesday, 4th June 2014", 2014y / June / 4},
        {"Paris, le 15 janvier 2026 - Le ministre a parlé.", 2026y / January / 15},
        {"The council met today, March 3, 2006, in the harbour.", 2006y / March / 3},
        {"On March 15, 2006, the council met.", std::nullopt},
        {"March 15, 2006 marks the end of the term.", std::nullopt},
        {"February 30, 2007", std::nullopt},
        {"The backlog since 2006 has grown.", std::nullopt},
        {"It happened in October of last year.", std::nullopt},
    };
    for (const auto& [body, expected] : rows) {
        CAPTURE(body);
        PressRelease release;
        release.title = "Harbour opens";
        release.body = body;
        const auto found = find_date(release, {});
        CHECK((found ? found->date : std::nullopt) == expected);
    }
}
