import Markdown
import Testing

@Suite struct ImageTests {
  @Test func `the first picture loads at once, the others when they come near`() {
    let context = RenderingContext(image: { .init(source: "/assets/" + $0, width: 4, height: 3) })
    check(
      "![a *b*](c.png \"d\")\n\n![e](f.png)",
      """
      <p><img src="/assets/c.png" alt="a b" title="d" width="4" height="3" /></p>
      <p><img src="/assets/f.png" alt="e" width="4" height="3" loading="lazy" decoding="async" /></p>
      """, context: context)
  }

  @Test func `a picture of unknown size has none`() {
    check("![a](b.png)", "<p><img src=\"b.png\" alt=\"a\" /></p>")
  }
}
