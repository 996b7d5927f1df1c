import Markdown
import Testing

@Suite struct HeadingTests {
  @Test func `an id at the end is no part of the heading`() {
    check("## Place a *bid* {#bid}", "<h2>Place a <em>bid</em></h2>")
    check("Place a bid {#bid}\n---", "<h2>Place a bid</h2>")
    check("## Place a bid {#bid} ##", "<h2>Place a bid</h2>")
    check("## {#bid}", "<h2></h2>")
  }

  @Test(arguments: [
    ("## A {#bid}", "bid"), ("## A {#a_b-c.1}", "a_b-c.1"), ("## A *b*{#bid}", "bid"),
    ("## 出价 {#出价}", "出价"),
  ])
  func `an id is read`(markdown: String, id: String) {
    #expect(ids(in: markdown) == [id])
  }

  @Test(arguments: [
    "## A {#a b}", "## A {#}", "## A {bid}", "## {#bid} A", "## A `{#bid}`", "## A {#a\"b}",
  ])
  func `what only resembles an id is text`(markdown: String) {
    #expect(ids(in: markdown) == [nil])
  }

  @Test func `headings get the anchors of their page in reading order`() {
    let context = RenderingContext(anchors: [
      .init(id: "one", alias: "eins"), .init(id: "a\"b"), .init(id: "three"),
    ])
    check(
      "## A {#x}\n\n> ## B\n\n- ## C\n\n## D",
      """
      <h2 id="one"><a class="anchor" id="eins"></a>A</h2>
      <blockquote>
      <h2 id="a&quot;b">B</h2>
      </blockquote>
      <ul>
      <li><h2 id="three">C</h2>
      </li>
      </ul>
      <h2>D</h2>
      """, context: context)
  }

  @Test func `the title is the only heading of level 1`() {
    check("❗heading-level-one❗# A\n\n## B", "<h1>A</h1>\n<h2>B</h2>")
  }

  @Test func `no level is left out on the way down`() {
    check(
      "## A\n\n❗heading-skips-level❗#### B\n\n## C\n\n### D\n\n#### E",
      "<h2>A</h2>\n<h4>B</h4>\n<h2>C</h2>\n<h3>D</h3>\n<h4>E</h4>")
    check("❗heading-skips-level❗### A", "<h3>A</h3>")
  }

  private func ids(in markdown: String) -> [String?] {
    var ids: [String?] = []
    Rendering(of: markdown).document.forEachBlock { block in
      if case .heading(let heading) = block.content { ids.append(heading.id) }
    }
    return ids
  }
}
