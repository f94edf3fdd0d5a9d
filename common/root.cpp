#include "common/root.h"

#include "common/serial.h"

namespace dateline {

std::string encode(const std::vector<Root>& roots) {
    SerialWriter out;
    out.put(roots.size());
    for (const Root& root : roots) {
        out.put(root.name);
        out.put(root.path.string());
    }
    return out.take();
}

std::vector<Root> decode_roots(const std::string& data) {
    std::vector<Root> roots;
    if (data.empty()) return roots;
    SerialReader in(data);
    for (std::size_t count = in.count(); count > 0; --count) {
        std::string name = in.text();
        roots.push_back({std::move(name), in.text()});
    }
    return roots;
}

} // namespace dateline
