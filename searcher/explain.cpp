#include "searcher/explain.h"

#include "common/schema.h"
#include "common/text.h"
#include "searcher/people.h"
#include "searcher/query/query_as_text.h"
#include "searcher/query/query_plan.h"
#include "searcher/ranking.h"
#include "searcher/snippets/snippet.h"

#include <algorithm>
#include <map>

namespace dateline {

namespace {

/// The weight of a query in one release; less than 0 where it is not among what is found.
double weight_in(const Index& index, const Xapian::Query& query, const std::string& id) {
    Xapian::Enquire enquire(index.database());
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(schema::id_term(id))));
    enquire.set_weighting_scheme(first_pass_weight());
    const Xapian::MSet found = enquire.get_mset(0, 1);
    return found.empty() ? -1 : found.begin().get_weight();
}

void add_forms(Reason& reason, const MatchTerms& terms, const Record& record) {
    const SnippetMaker maker(terms);
    std::map<std::string, unsigned> counts;
    const auto count = [&](std::string_view text) {
        const auto marks = maker.marks_in(text, record);
        for (const Mention& mark : marks)
            ++counts[fold(text.substr(mark.begin, mark.end - mark.begin))];
        return static_cast<unsigned>(marks.size());
    };
    reason.in_title = count(record.title);
    count(record.body);
    for (const auto& [words, times] : counts)
        reason.forms.push_back({words, times});
    std::stable_sort(
        reason.forms.begin(), reason.forms.end(),
        [](const Reason::Form& a, const Reason::Form& b) { return a.count > b.count; });
}

Reason reason_for(Index& index, const QueryNode& clause, const Hit& hit) {
    const QueryPlan plan = plan_query(clause, index.terms(), index.stemmer());
    Reason reason;
    reason.clause = understood(clause);
    const double weight = weight_in(index, plan.all, hit.id);
    reason.holds = weight >= 0;
    reason.share = std::max(weight, 0.0);
    if (reason.holds) add_forms(reason, plan.words.terms, hit.record);
    return reason;
}

} // namespace

std::vector<Reason> explain_hit(Index& index, const Request& request, const Hit& hit) {
    QueryNode root = parse_request(request);
    std::vector<Reason> reasons;
    read_index(index, [&] {
        reasons.clear();
        find_people(root, index.people());
        for (const QueryItem& item : root.items)
            if (item.sign != Sign::excluded) reasons.push_back(reason_for(index, item.node, hit));
    });
    double sum = 0;
    for (const Reason& reason : reasons)
        sum += reason.share;
    for (Reason& reason : reasons)
        reason.share = sum > 0 ? reason.share / sum : 0;
    return reasons;
}

} // namespace dateline
