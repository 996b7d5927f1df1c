import Diagnostics
import HelpCenter
import Markdown

extension TranslationStatus {
  /// A page that needs no other file: a picture with one square an article, the table, and what is
  /// needed most, at most `limit`.
  package func html(limit: Int = 100) -> String {
    """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Translations</title>
    <style>
    \(Self.style)
    </style>
    <main>
    <h1>Translations</h1>
    <p>\(rows.count.counted("article")) in \(HTML.escaped(sourceLanguage.name(in: Self.english))), one square each</p>
    \(remarks.map { "<p class=\"remark\">\(HTML.escaped($0))</p>" }.joined(separator: "\n"))
    \(legendHTML)
    <div class="coverage">
    \(pictureHTML)
    </div>
    \(tableHTML)
    \(neededHTML(limit: limit))
    </main>
    </html>

    """
  }

  private static let english = LanguageTag("en")!

  private var legendHTML: String {
    let entries = State.allCases.map { "<li><i class=\"\($0.rawValue)\"></i> \($0.words)</li>" }
    return "<ul class=\"legend\">\(entries.joined())</ul>"
  }

  /// A gap stands behind each category, where it is not seen at the end of a line.
  private var pictureHTML: String {
    zip(languages.indices, coverages).map { index, coverage in
      let squares = rows.enumerated().map { place, row in
        let state = row.cells[index].state
        let text = HTML.escaped("\(row.source.key): \(state.words)")
        let next = rows.dropFirst(place + 1).first
        let gap = next?.source.category == row.source.category ? "" : " gap"
        return "<li class=\"\(state.rawValue)\(gap)\" title=\"\(text)\"><span>\(text)</span></li>"
      }
      let name = Self.name(coverage.language)
      return
        "<h2>\(name)</h2><b>\(coverage.percent) %</b><ol class=\"picture\">\(squares.joined())</ol>"
    }.joined(separator: "\n")
  }

  private var tableHTML: String {
    let rows = coverages.map { coverage in
      let cells = [coverage.translated, coverage.stale, coverage.partlyCopied, coverage.missing]
      return "<tr><th scope=\"row\">\(Self.name(coverage.language))</th>"
        + cells.map { $0 == 0 ? "<td class=\"none\">0</td>" : "<td>\($0)</td>" }.joined() + "</tr>"
    }
    let head = ["Language", "Translated", "Stale", "Partly copied", "Missing"]
    return "<table>\n<thead><tr>" + head.map { "<th scope=\"col\">\($0)</th>" }.joined()
      + "</tr></thead>\n<tbody>\n" + rows.joined(separator: "\n") + "\n</tbody>\n</table>"
  }

  private func neededHTML(limit: Int) -> String {
    let needed = needed
    guard !needed.isEmpty else { return "" }
    let items = needed.prefix(limit).map { row in
      let states = State.allCases.dropFirst().compactMap { state in
        languages(of: row, state, name: Self.name).map { names in
          "<p><i class=\"\(state.rawValue)\"></i> \(state.words): \(names)</p>"
        }
      }
      let votes = row.votes > 0 ? ", \(row.votes.counted("vote"))" : ""
      let title = "<b>\(HTML.escaped(row.source.content.title))</b>"
      let key = "<small>\(HTML.escaped(row.source.key))\(votes)</small>"
      return "<li>\(title) \(key)\(states.joined())</li>"
    }
    let more = needed.count - items.count
    return "<h2>Most needed</h2>\n<ol class=\"needed\">\n\(items.joined(separator: "\n"))\n</ol>"
      + (more > 0 ? "\n<p>and \(more.counted("more article"))</p>" : "")
  }

  private static func name(_ language: LanguageTag) -> String {
    "<bdi lang=\"\(language)\">\(HTML.escaped(language.autonym))</bdi>"
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1d2421; --quiet: #5c6762; --line: #d7ddd9; --paper: #fff; --good: #2f6b52; --warm: #b8720a; --bad: #a8392c; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6ebe8; --quiet: #9aa59f; --line: #3d4641; --paper: #161a18; --good: #63b08d; --warm: #e0a345; --bad: #e07a6c; } }
    body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2 { line-height: 1.25; } h1 { margin-bottom: .25rem; } h1 + p { margin-top: 0; color: var(--quiet); }
    h2 { margin: 2.5rem 0 .75rem; }
    .coverage { display: grid; grid-template-columns: max-content 1fr max-content; gap: .75rem 1.25rem; margin: 1.5rem 0 2.5rem; grid-auto-flow: dense; align-items: start; }
    .coverage h2 { grid-column: 1; margin: 0; font-size: 1rem; } .coverage b { grid-column: 3; text-align: end; }
    .coverage h2, .coverage b { line-height: 1.5rem; font-variant-numeric: tabular-nums; }
    .coverage .picture { grid-column: 2; }
    .picture, .legend { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem; align-content: start; }
    .legend { gap: .25rem 1.25rem; } .legend li { display: flex; align-items: center; gap: .5rem; }
    .picture li, .legend i, .needed i { box-sizing: border-box; width: 1.125rem; height: 1.125rem; border: 2px solid var(--bad); border-radius: 3px; }
    .picture li { margin-top: .1875rem; } .picture .gap { margin-inline-end: .5rem; }
    .needed i { display: inline-block; width: .75rem; height: .75rem; margin-inline-end: .25rem; }
    .picture .translated, .legend .translated { background: var(--good); border-color: var(--good); }
    .picture .stale, .legend .stale, .needed .stale { background: var(--warm); border-color: var(--warm); }
    .picture .partlyCopied, .legend .partlyCopied, .needed .partlyCopied { background: linear-gradient(to top right, var(--bad) 50%, transparent 50%); }
    .picture .copied, .legend .copied, .needed .copied { background: var(--bad); }
    .picture span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: .375rem 0 .375rem 1rem; border-bottom: 1px solid var(--line); text-align: end; }
    thead th { vertical-align: bottom; font-weight: 400; color: var(--quiet); font-size: .875rem; line-height: 1.25; }
    th:first-child { text-align: start; padding-inline-start: 0; } tbody th { font-weight: 600; } .none { color: var(--quiet); }
    .needed { padding-inline-start: 1.75rem; } .needed li { padding: .25rem 0; } .needed p { margin: 0; color: var(--quiet); }
    small { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
    .remark { border-inline-start: 3px solid var(--warm); padding-inline-start: .75rem; }
    @media (max-width: 40rem) {
      .coverage { grid-template-columns: 1fr max-content; gap: .25rem 1rem; }
      .coverage .picture { grid-column: 1 / -1; margin-bottom: .75rem; } .coverage b { grid-column: 2; }
      th, td { padding-inline-start: .5rem; } thead th { font-size: .8125rem; }
    }
    """
}
