import Diagnostics
import HelpCenter

extension TranslationStatus {
  /// A table of the languages, then the articles that need work, at most `limit`.
  package func text(limit: Int = 20) -> String {
    var lines = table
    let needed = needed
    if !needed.isEmpty { lines += ["", "most needed"] }
    let shown = needed.prefix(limit)
    let widths = shown.map(\.source.key.count).filter { $0 <= Self.keyWidth }
    let width = widths.max() ?? 0
    for row in shown {
      let votes = row.votes > 0 ? "  (\(row.votes.counted("vote")))" : ""
      let isLong = row.source.key.count > width
      let below = "\n" + "".padded(width + 4)
      let key = row.source.key.padded(width) + (isLong ? below : "  ")
      lines.append("  \(key)\(needs(of: row, from: width + 4, below: below, votes))")
    }
    if needed.count > limit {
      lines.append("  and \((needed.count - limit).counted("more article"))")
    }
    if !orphans.isEmpty {
      lines += ["", "translations of no article"] + orphans.map { "  \($0.file.path)" }
    }
    if !remarks.isEmpty { lines += [""] + remarks }
    return lines.joined(separator: "\n")
  }

  /// Longer keys have a line of their own, so that the rest fits into 80 columns.
  private static let keyWidth = 40

  private var table: [String] {
    let head = ["language", "translated", "stale", "partly copied", "missing", "coverage"]
    let rows = coverages.map { coverage in
      [
        coverage.language.text, "\(coverage.translated)", "\(coverage.stale)",
        "\(coverage.partlyCopied)", "\(coverage.missing)", "\(coverage.percent) %",
      ]
    }
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([head] + rows).map { cells in
      let padded = cells.enumerated().map { column, cell in
        column == 0 ? cell.padded(widths[0]) : cell.padded(-widths[column])
      }
      return padded.joined(separator: "  ")
    }
  }

  /// "stale: fr, de; missing: pl", or one state a line where that is too long.
  private func needs(of row: Row, from column: Int, below: String, _ votes: String) -> String {
    let needs = State.allCases.dropFirst().compactMap { state in
      languages(of: row, state) { $0.text }.map { "\(state.words): \($0)" }
    }
    let line = needs.joined(separator: "; ") + votes
    return column + line.count <= 80 ? line : needs.joined(separator: below) + votes
  }

  /// The names of the languages in which an article has the state: "fr, de"; of most languages,
  /// those in which it has not: "all but es". Nil for none.
  func languages(of row: Row, _ state: State, name: (LanguageTag) -> String) -> String? {
    let tags = zip(languages, row.cells).filter { $1.state == state }.map(\.0)
    guard !tags.isEmpty else { return nil }
    let others = languages.filter { !tags.contains($0) }
    if others.isEmpty { return "all" }
    let isMost = others.count * 2 < tags.count
    return (isMost ? "all but " : "") + (isMost ? others : tags).map(name).joined(separator: ", ")
  }
}

extension TranslationStatus.State {
  package var words: String {
    switch self {
    case .translated: "translated"
    case .stale: "stale"
    case .partlyCopied: "partly copied"
    case .copied: "copied"
    case .missing: "missing"
    }
  }
}

extension String {
  /// At least `width` characters wide; with a negative width the text stands at the right.
  fileprivate func padded(_ width: Int) -> String {
    let pad = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? pad + self : self + pad
  }
}
