import Diagnostics
import Markdown
import Testing

/// Texts that nobody writes and somebody pastes. Sizes are such that work which grows with the
/// square of the text would not end within the limit.
@Suite struct UnusualTextTests {
  @Test func `nothing becomes nothing`() {
    check("", "")
    check(" \n\t\n", "")
  }

  @Test func `NUL becomes the replacement character`() {
    check("a\u{0}b `c\u{0}`", "<p>a\u{FFFD}b <code>c\u{FFFD}</code></p>")
  }

  @Test func `control characters, which HTML does not allow, become the replacement character`() {
    check(
      "a\u{1}b `c\u{7F}` <b title=\"\u{2}\">\u{3}</b>\td",
      "<p>a\u{FFFD}b <code>c\u{FFFD}</code> <b title=\"\u{FFFD}\">\u{FFFD}</b>\td</p>")
  }

  @Test func `line ends of other systems are line ends`() {
    check(
      "## A {#b}\r\n\r\n:::note[T]\r\nc\r\n:::\r\n\r\n| d |\r\n|---|\r\n| e |\r\n\r\n> [!TIP]\r\n> f\r\n",
      """
      <h2>A</h2>
      <aside class="callout callout-note" role="note"><p class="callout-title">T</p>
      <p>c</p>
      </aside>
      <div class="table" role="group" tabindex="0"><table>
      <thead>
      <tr>
      <th scope="col">d</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>e</td>
      </tr>
      </tbody>
      </table></div>
      <aside class="callout callout-tip" role="note"><p class="callout-title">tip</p>
      <p>f</p>
      </aside>
      """)
    check(
      "a\r\n\r\n❗container-not-closed❗:::note\r\nb\r\n",
      """
      <p>a</p>
      <aside class="callout callout-note" role="note"><p class="callout-title">note</p>
      <p>b</p>
      </aside>
      """)
  }

  @Test func `problems are told in lines and columns of the file`() {
    let problems = Rendering(of: "é\n\n日本 <b onclick=a>c</b>").problems
    #expect(problems.map { $0.place.locator } == ["a.md:3:4"])
    #expect(problems.map { $0.place.length } == [13])
    #expect(problems.map { $0.place.excerpt } == ["日本 <b onclick=a>c</b>"])
  }

  @Test(.timeLimit(.minutes(15)), arguments: [">", "- ", "1. ", "> - "])
  func `quotes and lists a hundred thousand deep are told`(marker: String) {
    let rendering = Rendering(of: String(repeating: marker, count: 100_000) + "a")
    #expect(rendering.problems.map(\.id) == ["nested-too-deep"])
    #expect(Tags.faults(in: rendering.html).isEmpty)
  }

  @Test func `sixty levels are not too deep`() {
    let quotes = Rendering(of: String(repeating: ">", count: 60) + "a")
    #expect(quotes.problems.isEmpty)
    #expect(quotes.html.contains("<p>a</p>"))
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      "*a **b ", "[", "![", "[a](", "~~a ~b", "`", "<b>", "</b>", "<a ", "<!--", "<?", "\\", "&",
      "a\n",
      "| a ", "|", ":::note\n", ":::\n", "- a\n", "> a\n", "# a\n\n", "[a]: b\n\n", "{#a}", "~~",
      "~a",
      "```\n:::\n```\n\n", "<div\n", "</a\n",
    ])
  func `the same a thousand times over stays balanced`(part: String) {
    let html = Rendering(of: String(repeating: part, count: 3_000 / part.utf8.count)).html
    #expect(Tags.faults(in: html).isEmpty)
  }

  @Test(.timeLimit(.minutes(15)))
  func `a line of four million letters passes whole`() {
    let line = String(repeating: "abcdefgh", count: 500_000)
    #expect(Rendering(of: line).html == "<p>\(line)</p>\n")
  }

  @Test(.timeLimit(.minutes(15)))
  func `a cell with a million pipes passes whole as Markdown`() {
    let cell = "`" + String(repeating: "\\|", count: 1_000_000) + "`"
    var markdown: [UInt8] = []
    Rendering(of: "| \(cell) |\n|---|\n").document.appendMarkdown(
      ids: [], link: { $0 }, image: { $0 }, title: { $0 }, to: &markdown)
    #expect(String(decoding: markdown, as: UTF8.self) == "| \(cell) |\n| --- |")
  }

  @Test(.timeLimit(.minutes(15)))
  func `a table of a thousand rows passes whole`() {
    let rows = String(repeating: "| a | b |\n", count: 1_000)
    let html = Rendering(of: "| h | i |\n|---|---|\n" + rows).html
    #expect(html.split(separator: "<td>a</td>", omittingEmptySubsequences: false).count == 1_001)
  }
}
