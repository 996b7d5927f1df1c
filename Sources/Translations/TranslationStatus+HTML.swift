import HelpCenter
import Markdown

extension TranslationStatus {
  /// A page that needs no other file: the table, and a picture with one square an article.
  package var html: String {
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
    <p>\(rows.count.counted("article")) in \(HTML.escaped(sourceLanguage.name(in: Self.english)))</p>
    \(tableHTML)
    <h2>Coverage</h2>
    \(legendHTML)
    \(pictureHTML)
    \(neededHTML)
    \(remarks.map { "<p class=\"remark\">\(HTML.escaped($0))</p>" }.joined(separator: "\n"))
    </main>
    </html>

    """
  }

  private static let english = LanguageTag("en")!

  private var tableHTML: String {
    let rows = coverages.map { coverage in
      let cells = [coverage.translated, coverage.stale, coverage.partlyCopied, coverage.missing]
      return "<tr><th scope=\"row\">\(Self.name(coverage.language))</th>"
        + cells.map { "<td>\($0)</td>" }.joined() + "<td>\(coverage.percent) %</td></tr>"
    }
    let head = ["Language", "Translated", "Stale", "Partly copied", "Missing", "Coverage"]
    return "<table>\n<thead><tr>" + head.map { "<th scope=\"col\">\($0)</th>" }.joined()
      + "</tr></thead>\n<tbody>\n" + rows.joined(separator: "\n") + "\n</tbody>\n</table>"
  }

  private var legendHTML: String {
    let entries = State.allCases.map { "<li><i class=\"\($0.rawValue)\"></i> \($0.words)</li>" }
    return "<ul class=\"legend\">\(entries.joined())</ul>"
  }

  private var pictureHTML: String {
    languages.indices.map { index in
      let squares = rows.map { row in
        let state = row.cells[index].state
        let text = HTML.escaped("\(row.source.key): \(state.words)")
        return "<li class=\"\(state.rawValue)\" title=\"\(text)\"><span>\(text)</span></li>"
      }
      return
        "<h3>\(Self.name(languages[index]))</h3>\n<ol class=\"picture\">\(squares.joined())</ol>"
    }.joined(separator: "\n")
  }

  private var neededHTML: String {
    let needed = needed
    guard !needed.isEmpty else { return "" }
    let items = needed.map { row in
      let states = zip(languages, row.cells).filter { $1.state != .translated }.map {
        "\($0.text) \($1.state.words)"
      }
      let votes = row.votes > 0 ? " (\(row.votes.counted("vote")))" : ""
      return
        "<li><b>\(HTML.escaped(row.source.key))</b>\(votes): \(states.joined(separator: ", "))</li>"
    }
    return "<h2>Most needed</h2>\n<ol>\n\(items.joined(separator: "\n"))\n</ol>"
  }

  private static func name(_ language: LanguageTag) -> String {
    "<bdi lang=\"\(language)\">\(HTML.escaped(language.autonym))</bdi>"
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1d2421; --line: #c9d0cc; --good: #2f6b52; --warm: #b8720a; --bad: #a8392c; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6ebe8; --line: #47504b; --good: #63b08d; --warm: #e0a345; --bad: #e07a6c; } }
    body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 1.25rem 0 .375rem; }
    table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
    th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); text-align: end; white-space: nowrap; }
    th:first-child { text-align: start; width: 100%; font-weight: 600; }
    .picture, .legend { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem; }
    .legend { gap: .25rem 1.25rem; } .legend li { display: flex; align-items: center; gap: .5rem; }
    .picture li, .legend i { box-sizing: border-box; width: 1rem; height: 1rem; border: 2px solid var(--bad); border-radius: 3px; }
    .picture .translated, .legend .translated { background: var(--good); border-color: var(--good); }
    .picture .stale, .legend .stale { background: var(--warm); border-color: var(--warm); }
    .picture .partlyCopied, .legend .partlyCopied { background: linear-gradient(to top right, var(--bad) 50%, transparent 50%); }
    .picture .copied, .legend .copied { background: var(--bad); }
    .picture span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .remark { border-inline-start: 3px solid var(--warm); padding-inline-start: .75rem; }
    """
}
