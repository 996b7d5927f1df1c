import Testing

@Suite struct TableTests {
  private let start = "<div class=\"table\" role=\"group\" tabindex=\"0\"><table>\n"

  @Test func `columns are aligned by the colons of the delimiter row`() {
    check(
      """
      | a | b | c | d |
      |---|:--|:-:|--:|
      | 1 | 2 | 3 | 4 |
      """,
      start + """
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" class="align-start">b</th>
        <th scope="col" class="align-center">c</th>
        <th scope="col" class="align-end">d</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td class="align-start">2</td>
        <td class="align-center">3</td>
        <td class="align-end">4</td>
        </tr>
        </tbody>
        </table></div>
        """)
  }

  @Test func `an escaped pipe is part of its cell, in code too`() {
    checkRow("a \\| b | `c \\| d`", ["a | b", "<code>c | d</code>"])
  }

  @Test func `cells hold inlines`() {
    checkRow(
      "**a** [b](/c) ~~d~~ <kbd>e</kbd> | `*f*` &amp; \\*",
      [
        "<strong>a</strong> <a href=\"/c\">b</a> <del>d</del> <kbd>e</kbd>",
        "<code>*f*</code> &amp; *",
      ])
  }

  @Test func `an escaped tilde in a cell is a tilde`() {
    checkRow("\\~\\~a\\~\\~ | b", ["~~a~~", "b"])
  }

  @Test func `a cell that looks like a block stays text`() {
    checkRow("# a | - b", ["# a", "- b"])
    checkRow("1. a | ```", ["1. a", "```"])
  }

  @Test func `cells may be empty, and pipes at the ends may be left out`() {
    checkRow("| | b |", ["", "b"])
    checkRow("a |", ["a", ""])
    checkRow("a | b", ["a", "b"])
  }

  @Test func `a row with too few cells is filled, one with too many is cut`() {
    checkRow("a", ["a", ""])
    checkRow("a | b | c", ["a", "b"])
  }

  @Test func `cells may use the reference links of the text`() {
    check(
      """
      | a |
      |---|
      | [b] |

      [b]: /c
      """,
      table(header: ["a"], rows: [["<a href=\"/c\">b</a>"]]))
  }

  @Test func `a table may follow the lines of a paragraph`() {
    check(
      """
      Before
      the table
      | a |
      |---|
      | 1 |

      After
      """,
      "<p>Before\nthe table</p>\n" + table(header: ["a"], rows: [["1"]]) + "<p>After</p>")
  }

  @Test func `a table stands in a list item`() {
    let html = table(header: ["a", "b"], rows: [["1", "2"]])
    check(
      """
      - Text

        | a | b |
        |---|---|
        | 1 | 2 |
      """,
      "<ul>\n<li>\n<p>Text</p>\n" + html + "</li>\n</ul>")
  }

  @Test func `a list item may begin with a table`() {
    let html = table(header: ["a", "b"], rows: [["1", "2"]])
    check("- | a | b |\n  |---|---|\n  | 1 | 2 |", "<ul>\n<li>" + html + "</li>\n</ul>")
    check("1. a | b\n   ---|---\n   1 | 2", "<ol>\n<li>" + html + "</li>\n</ol>")
  }

  @Test func `a table stands in a quote`() {
    let html = table(header: ["a", "b"], rows: [["1", "2"]])
    check("> | a | b |\n> |---|---|\n> | 1 | 2 |", "<blockquote>\n" + html + "</blockquote>")
    check("> a | b\n> ---|---\n> 1 | 2", "<blockquote>\n" + html + "</blockquote>")
  }

  @Test func `a table without rows has a header only`() {
    check("| a |\n|---|", table(header: ["a"], rows: []))
  }

  @Test(arguments: [
    "| a | b |\n|---|", "| a |\n| b |", "a\n\n|---|", "| a |\n| -a- |", "| a |\n|::|",
  ])
  func `what only resembles a table is a paragraph`(markdown: String) {
    #expect(!Rendering(of: markdown).html.contains("<table>"))
  }

  @Test func `pipes in a fenced block are text`() {
    check("```\n| a |\n|---|\n```", "<pre><code>| a |\n|---|\n</code></pre>")
  }

  /// One row under a header of two cells.
  private func checkRow(
    _ row: String, _ cells: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let line = row.hasPrefix("|") ? row : "| \(row)"
    check(
      "| h | i |\n|---|---|\n\(line)\n", table(header: ["h", "i"], rows: [cells]),
      sourceLocation: sourceLocation)
  }

  private func table(header: [String], rows: [[String]]) -> String {
    let head = header.map { "<th scope=\"col\">\($0)</th>\n" }.joined()
    let body = rows.map { "<tr>\n" + $0.map { "<td>\($0)</td>\n" }.joined() + "</tr>\n" }.joined()
    return start + "<thead>\n<tr>\n\(head)</tr>\n</thead>\n"
      + (rows.isEmpty ? "" : "<tbody>\n\(body)</tbody>\n") + "</table></div>\n"
  }
}
