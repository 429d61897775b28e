// Searches texts for patterns within an edit distance, with Vectorscan or Hyperscan.
//
//   g++ -O2 vectorscan.cc -lhs && ./a.out < input
//
// Input, words apart by white space: number of patterns; of each its distance
// and its bytes in hexadecimal; number of texts; of each its bytes. Output: CPU
// seconds of the searches, then `text pattern` for each pair found.
#include <hs/hs.h>

#include <cstdio>
#include <ctime>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

static std::string bytes_of(const std::string &hex) {
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  return bytes;
}

struct Found {
  unsigned text;
  std::vector<std::pair<unsigned, unsigned>> pairs;
};

static int on_match(unsigned id, unsigned long long, unsigned long long, unsigned, void *context) {
  auto *found = static_cast<Found *>(context);
  found->pairs.emplace_back(found->text, id);
  return 0;
}

int main() {
  std::ios::sync_with_stdio(false);
  size_t count;
  std::cin >> count;
  std::vector<std::string> expressions(count);
  std::vector<hs_expr_ext_t> details(count);
  std::vector<const hs_expr_ext_t *> extended(count);
  std::vector<const char *> written(count);
  std::vector<unsigned> flags(count, HS_FLAG_SINGLEMATCH | HS_FLAG_DOTALL), ids(count);
  for (size_t i = 0; i < count; i++) {
    std::string hex;
    details[i] = hs_expr_ext_t();
    details[i].flags = HS_EXT_FLAG_EDIT_DISTANCE;
    std::cin >> details[i].edit_distance >> hex;
    for (size_t at = 0; at + 1 < hex.size(); at += 2) expressions[i] += "\\x" + hex.substr(at, 2);
    written[i] = expressions[i].c_str();
    extended[i] = &details[i];
    ids[i] = static_cast<unsigned>(i);
  }
  hs_database_t *database = nullptr;
  hs_compile_error_t *error = nullptr;
  if (hs_compile_ext_multi(written.data(), flags.data(), ids.data(), extended.data(),
                           static_cast<unsigned>(count), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS) {
    std::fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  hs_scratch_t *scratch = nullptr;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 1;

  size_t texts;
  std::cin >> texts;
  std::vector<std::string> all(texts);
  for (auto &text : all) {
    std::string hex;
    std::cin >> hex;
    text = bytes_of(hex);
  }
  Found found{0, {}};
  const std::clock_t before = std::clock();
  for (size_t i = 0; i < texts; i++) {
    found.text = static_cast<unsigned>(i);
    hs_scan(database, all[i].data(), static_cast<unsigned>(all[i].size()), 0, scratch, on_match,
            &found);
  }
  std::printf("%.6f\n", static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  for (const auto &pair : found.pairs) std::printf("%u %u\n", pair.first, pair.second);
}
