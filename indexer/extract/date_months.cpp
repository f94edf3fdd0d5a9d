#include "common/text.h"
#include "indexer/extract/date_text.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_map>

namespace dateline {

namespace {

// Names, cases and usual abbreviations of the months, one line a month, as the languages of the web
// write them. A word that is one month here and another there is left to the larger language.
constexpr std::array<std::string_view, 12> month_words{
    "january jan januar jänner januari janvier janv enero ene gennaio gen janeiro janv "
    "tammikuu tammikuuta styczeń stycznia sty leden ledna január januára ianuarie ian siječanj "
    "siječnja januara јануар јануара январь января янв січень січня січ януари яну ιανουάριος "
    "ιανουαρίου ιαν ocak oca sausis sausio janvāris janvārī jaanuar jaanuaril janar gener yanvar "
    "հունվար հունվարի يناير ژانویه जनवरी জানুয়ারি ஜனவரி มกราคม იანვარი студзень студзеня "
    "ינואר қаңтар enero "
    "eanáir jannar xaneiro ionawr",
    "february feb februar feber februari février févr fév fevrier febrero febbraio fevereiro fev "
    "helmikuu helmikuuta luty lutego lut únor února februára február februarie veljača veljače "
    "februara фебруар фебруара февраль февраля фев лютий лютого лют февруари φεβρουάριος "
    "φεβρουαρίου φεβ şubat şub vasaris vasario februāris februārī veebruar veebruaril shkurt "
    "febrer "
    "fevral փետրվար փետրվարի فبراير شباط فوریه फरवरी ফেব্রুয়ারি பிப்ரவரி กุมภาพันธ์ თებერვალი люты "
    "лютага פברואר ақпан pebrero "
    "febr feabhra frar febreiro chwefror февр",
    "march mar märz mär mrz maerz maart mrt mars marzo março maaliskuu maaliskuuta marzec marca "
    "březen března marec március márc martie ožujak ožujka marta mart март марта мар березень "
    "березня бер марта μάρτιος μαρτίου μαρ kovas kovo marts martā märts märtsil març "
    "մարտ մարտի مارس آذار मार्च মার্চ மார்ச் มีนาคม მარტი сакавік сакавіка מרץ наурыз marso maret "
    "marzu mawrth",
    "april apr avril avr abril abr aprile huhtikuu huhtikuuta kwiecień kwietnia kwi duben dubna "
    "apríl apríla április ápr aprilie travanj travnja aprila април априла апрель апреля апр "
    "квітень квітня кві απρίλιος απριλίου απρ nisan nis balandis balandžio aprīlis aprīlī aprillil "
    "aprill prill aprel ապրիլ ապրիլի أبريل ابريل إبريل نيسان آوریل अप्रैल এপ্রিল ஏப்ரல் เมษายน აპრილი "
    "красавік красавіка אפריל сәуір april "
    "aibreán ebrill",
    "may mai mei maj mayo maggio mag maio toukokuu toukokuuta maja květen května máj mája május "
    "svibanj svibnja мај маја май мая травень травня тра μάιος μαΐου μαι mayıs gegužė gegužės "
    "maijs maijā mail maig մայիս մայիսի مايو أيار مه मई মে மே พฤษภาคม მაისი май травень מאי мамыр "
    "meja "
    "bealtaine mejju",
    "june jun juni juin junio jun giugno giu junho kesäkuu kesäkuuta czerwiec czerwca cze červen "
    "června čvn jún júna június jún iunie iun lipanj lipnja juna јун јуна июнь июня июн червень "
    "червня чер юни ιούνιος ιουνίου ιουν haziran haz birželis birželio jūnijs jūnijā juuni juunil "
    "qershor juny iyun հունիս հունիսի يونيو حزيران ژوئن जून জুন ஜூன் มิถุนายน ივნისი чэрвень чэрвеня "
    "יוני маусым hunyo "
    "meitheamh ġunju junij junija xuño mehefin",
    "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipiec lipca lip "
    "červenec "
    "července čvc júl júla július júl iulie iul srpanj srpnja jula јул јула июль июля июл липень "
    "липня лип юли ιούλιος ιουλίου ιουλ temmuz tem liepa liepos jūlijs jūlijā juuli juulil korrik "
    "juliol iyul հուլիս հուլիսի يوليو تموز ژوئیه जुलाई জুলাই ஜூலை กรกฎาคม ივლისი ліпень ліпеня יולי "
    "шілде hulyo "
    "iúil lulju julij julija xullo gorffennaf",
    "august aug augustus augusti août aout agosto ago elokuu elokuuta sierpień sierpnia sie srpen "
    "augusta augusztus aug kolovoz kolovoza avgust avgusta avg август августа авг серпень серпня "
    "сер "
    "αύγουστος αυγούστου αυγ ağustos ağu rugpjūtis rugpjūčio augusts augustā augustil gusht agost "
    "օգոստոս օգոստոսի أغسطس اغسطس آب اوت अगस्त আগস্ট ஆகஸ்ட் สิงหาคม აგვისტო жнівень жніўня אוגוסט тамыз "
    "agustus ogos agt agosto "
    "srpna lúnasa awwissu ágúst awst",
    "september sep sept septembre septiembre setiembre settembre set setembro syyskuu syyskuuta "
    "wrzesień września wrz září septembra szeptember szept septembrie rujan rujna септембар "
    "септембра "
    "сентябрь сентября сен сент вересень вересня вер септември сеп σεπτέμβριος σεπτεμβρίου σεπ "
    "eylül "
    "eyl rugsėjis rugsėjo septembris septembrī septembril shtator setembre sentyabr սեպտեմբեր "
    "սեպտեմբերի سبتمبر أيلول سپتامبر सितंबर सितम्बर সেপ্টেম্বর செப்டம்பர் กันยายน სექტემბერი верасень "
    "верасня ספטמבר қыркүйек setyembre "
    "meán settembru septembar medi септ",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta październik "
    "października paź říjen října októbra október octombrie oktobra oktobar октобар октобра "
    "октябрь "
    "октября окт жовтень жовтня жов октомври οκτώβριος οκτωβρίου οκτ ekim eki spalis spalio "
    "oktobris "
    "oktobrī oktoober oktoobril tetor octubre oktyabr հոկտեմբեր հոկտեմբերի أكتوبر اكتوبر اکتبر "
    "अक्टूबर অক্টোবর அக்டோபர் ตุลาคม ოქტომბერი кастрычнік кастрычніка אוקטובר қазан oktubre "
    "deireadh ottubru hydref",
    "november nov novembre noviembre novembro marraskuu marraskuuta listopad listopada lis "
    "novembra "
    "noiembrie studeni studenoga studenog novembar новембар новембра ноябрь ноября ноя нояб "
    "листопад "
    "листопада лис ноември νοέμβριος νοεμβρίου νοε kasım kas lapkritis lapkričio novembris "
    "novembrī "
    "novembril nëntor noyabr նոյեմբեր նոյեմբերի نوفمبر نوامبر नवंबर नवम्बर নভেম্বর நவம்பர் พฤศจิกายน "
    "ნოემბერი лістапад лістапада נובמבר қараша nobyembre nopember "
    "listopadu samhain novembru tachwedd ноем",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuu joulukuuta "
    "grudzień grudnia gru prosinec prosince decembra decembrie prosinac prosinca decembar децембар "
    "децембра декабрь декабря дек грудень грудня гру декември δεκέμβριος δεκεμβρίου δεκ aralık ara "
    "gruodis gruodžio decembris decembrī detsember detsembril dhjetor desembre desember des dekabr "
    "դեկտեմբեր դեկտեմբերի ديسمبر دسامبر दिसंबर दिसम्बर ডিসেম্বর டிசம்பர் ธันวาคม დეკემბერი "
    "снежань снежня דצמבר желтоқсан disyembre desember dis "
    "nollaig diċembru decembro rhagfyr"};

constexpr auto weekdays = std::to_array<std::string_view>(
    {"monday",   "tuesday",  "wednesday",   "thursday", "friday",   "saturday",  "sunday",
     "mon",      "tue",      "tues",        "wed",      "thu",      "thur",      "thurs",
     "fri",      "sat",      "sun",         "montag",   "dienstag", "mittwoch",  "donnerstag",
     "freitag",  "samstag",  "sonntag",     "lundi",    "mardi",    "mercredi",  "jeudi",
     "vendredi", "samedi",   "dimanche",    "lunes",    "martes",   "miercoles", "jueves",
     "viernes",  "sabado",   "domingo",     "lunedi",   "martedi",  "mercoledi", "giovedi",
     "venerdi",  "sabato",   "domenica",    "maandag",  "dinsdag",  "woensdag",  "donderdag",
     "vrijdag",  "zaterdag", "zondag",      "segunda",  "terca",    "quarta",    "quinta",
     "sexta",    "feira",    "понедельник", "вторник",  "среда",    "четверг",   "пятница",
     "суббота"});

std::unordered_map<std::string, unsigned> month_table() {
    std::unordered_map<std::string, unsigned> table;
    for (unsigned month = 1; month <= month_words.size(); ++month) {
        std::istringstream words{std::string(month_words[month - 1])};
        for (std::string word; words >> word;)
            table.try_emplace(fold(word), month);
    }
    return table;
}

bool is_ascii(std::string_view word) {
    for (const char c : word)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

} // namespace

std::optional<unsigned> find_month(std::string_view word) {
    static const auto table = month_table();
    if (word.size() < 2 || word.size() > 48) return std::nullopt;
    std::string key;
    if (is_ascii(word))
        for (const char c : word)
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    else
        key = fold(word);
    const auto found = table.find(key);
    return found == table.end() ? std::nullopt : std::optional{found->second};
}

bool is_weekday(std::string_view folded) {
    return std::find(weekdays.begin(), weekdays.end(), folded) != weekdays.end();
}

} // namespace dateline
