/// `_headers` as Netlify and Cloudflare Pages read it: a pattern a line, its headers indented.
struct HeaderRules: Sendable {
  private var rules: [(prefix: String, isExact: Bool, headers: [(name: String, value: String)])] =
    []

  init(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if let first = line.first, first.isWhitespace {
        let parts = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
        guard parts.count == 2, !rules.isEmpty else { continue }
        rules[rules.count - 1].headers.append((String(parts[0]), String(parts[1])))
      } else {
        let isExact = !line.hasSuffix("*")
        rules.append((String(isExact ? line : line.dropLast()), isExact, []))
      }
    }
  }

  /// The headers of a URL path, later rules last.
  func headers(of path: String) -> [(name: String, value: String)] {
    rules.filter { $0.isExact ? path == $0.prefix : path.hasPrefix($0.prefix) }.flatMap(\.headers)
  }
}
