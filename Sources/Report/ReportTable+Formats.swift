import Foundation

extension ReportTable {
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// For a terminal: sections without anything are left out.
  package var text: String {
    var sections: [String] = []
    section("Votes", votes.prefix(50).map(\.line), &sections)
    section("Stale translations with bad votes", staleAndDisliked.map(\.line), &sections)
    section(
      "Comments",
      comments.prefix(50).map { comment in
        let reason = comment.reason.isEmpty ? "" : " [\(comment.reason)]"
        return "  \(comment.article) \(comment.language)\(reason) \(comment.comment.visibleLine)"
      }, &sections)
    section("Questions without an answer", unsure.prefix(50).map(\.line), &sections)
    section("Searches that found nothing", foundNothing.prefix(50).map(\.line), &sections)
    return sections.isEmpty
      ? "no votes, no comments, nothing missed" : sections.joined(separator: "\n\n")
  }

  private func section(_ title: String, _ lines: [String], _ sections: inout [String]) {
    if !lines.isEmpty { sections.append(([title] + lines).joined(separator: "\n")) }
  }

  /// A page of its own: tables, and bars as SVG without style or script.
  package var html: String {
    let most = votes.map { $0.yes + $0.no }.max() ?? 1
    let body =
      table(
        "Votes", ["Article", "Language", "Revision", "Yes", "No", ""], votes.map { $0.cells(most) })
      + table(
        "Stale translations with bad votes", ["Article", "Language", "Revision", "Yes", "No", ""],
        staleAndDisliked.map { $0.cells(most) })
      + table(
        "Comments", ["Article", "Language", "Reason", "Comment", "When"],
        comments.map { [$0.article, $0.language, $0.reason, $0.comment, $0.at].map(\.escaped) })
      + phrases("Questions without an answer", unsure)
      + phrases("Searches that found nothing", foundNothing)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>What readers said</title>
      <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
      body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: start; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #8888; overflow-wrap: anywhere; }
      .yes { fill: #2f7d4f; } .no { fill: #b3261e; } .count { fill: #456fb5; }
      </style>
      </head>
      <body>
      <h1>What readers said</h1>
      \(body.isEmpty ? "<p>No votes, no comments, nothing missed.</p>\n" : body)</body>
      </html>

      """
  }

  private func phrases(_ title: String, _ phrases: [Phrase]) -> String {
    let most = phrases.map(\.count).max() ?? 1
    return table(
      title, ["Words", "Language", "Times", ""],
      phrases.map {
        [
          $0.text.escaped, $0.language.escaped, String($0.count),
          Bar.svg([("count", $0.count)], most: most),
        ]
      })
  }

  /// `cells` are HTML.
  private func table(_ title: String, _ heads: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.map { row in
      "<tr>" + row.map { "<td dir=\"auto\">\($0)</td>" }.joined() + "</tr>\n"
    }.joined()
    return
      "<h2>\(title)</h2>\n<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body)</tbody>\n</table>\n"
  }
}

private enum Bar {
  static func svg(_ parts: [(name: String, count: Int)], most: Int) -> String {
    var start = 0
    let rects = parts.map { part -> String in
      let width = part.count * 200 / max(1, most)
      defer { start += width }
      return "<rect class=\"\(part.name)\" x=\"\(start)\" width=\"\(width)\" height=\"12\"/>"
    }
    return "<svg width=\"200\" height=\"12\" aria-hidden=\"true\">\(rects.joined())</svg>"
  }
}

extension ReportTable.Article {
  /// `  buying/bid en 12 yes 3 no ████████████░░░`
  fileprivate var line: String {
    let total = max(1, yes + no)
    let filled = (20 * yes + total / 2) / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    return
      "  \(bar) \(yes) yes \(no) no  \(article) \(language) \(revision)\(isStale ? " stale" : "")"
      .visibleLine
  }

  fileprivate func cells(_ most: Int) -> [String] {
    [
      article.escaped + (isStale ? " (stale)" : ""), language.escaped, revision.escaped,
      String(yes),
      String(no), Bar.svg([("yes", yes), ("no", no)], most: most),
    ]
  }
}

extension ReportTable.Phrase {
  fileprivate var line: String { "  \(count) × \(text) (\(language))".visibleLine }
}

extension String {
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  /// What readers wrote must not steer the terminal.
  fileprivate var visibleLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          return isControl ? " " : scalar
        }))
  }
}
