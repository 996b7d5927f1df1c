import Diagnostics
import HelpCenter

extension TranslationStatus {
  /// A table of the languages, then the articles that need work, at most `limit`.
  package func text(limit: Int = 20) -> String {
    var lines = table
    let needed = needed
    if !needed.isEmpty { lines += ["", "most needed"] }
    let shown = needed.prefix(limit)
    let width = shown.map(\.source.key.count).max() ?? 0
    for row in shown {
      let votes = row.votes > 0 ? "  (\(row.votes.counted("vote")))" : ""
      lines.append("  \(row.source.key.padded(width))  \(needs(of: row))\(votes)")
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

  /// "stale: fr, de; missing: pl"
  private func needs(of row: Row) -> String {
    State.allCases.dropFirst().compactMap { state in
      let tags = zip(languages, row.cells).filter { $1.state == state }.map(\.0.text)
      guard !tags.isEmpty else { return nil }
      return "\(state.words): "
        + (tags.count == languages.count ? "all" : tags.joined(separator: " "))
    }.joined(separator: "; ")
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
