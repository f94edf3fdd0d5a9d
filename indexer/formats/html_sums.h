#pragma once

#include "indexer/formats/html_tree.h"

#include <numeric>
#include <vector>

namespace dateline::html {

/// Of every node how much was counted before it, so that what lies below one is a difference.
class Sums {
  public:
    explicit Sums(NodeId nodes) : before_(nodes + 1) {}
    void add(NodeId node, std::size_t size) { before_[node + 1] += size; }
    void finish() { std::partial_sum(before_.begin(), before_.end(), before_.begin()); }
    std::size_t below(const Tree& tree, NodeId node) const {
        return before_[tree[node].end] - before_[node];
    }

  private:
    std::vector<std::size_t> before_;
};

} // namespace dateline::html
