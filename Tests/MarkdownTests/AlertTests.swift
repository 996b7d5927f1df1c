import Testing

@Suite struct AlertTests {
  @Test(arguments: ["note", "tip", "important", "warning", "caution"])
  func `a quote that begins with a kind in brackets is an alert`(kind: String) {
    check(
      "> [!\(kind.uppercased())]\n> Text.",
      """
      <aside class="callout callout-\(kind)" role="note"><p class="callout-title">\(kind)</p>
      <p>Text.</p>
      </aside>
      """)
  }

  @Test func `the kind may be written in any case and stand before any block`() {
    check(
      "> [!Tip]\n> - a\n> - b",
      """
      <aside class="callout callout-tip" role="note"><p class="callout-title">tip</p>
      <ul>
      <li>a</li>
      <li>b</li>
      </ul>
      </aside>
      """)
  }

  @Test func `an unknown kind is told and stays a quote`() {
    check(
      "> Fine.\n\n> [!❗unknown-alert❗NOTES]\n> Text.",
      "<blockquote>\n<p>Fine.</p>\n</blockquote>\n<blockquote>\n<p>[!NOTES]\nText.</p>\n</blockquote>"
    )
    #expect(
      Rendering(of: "> [!NOTES]\n> Text.").problems.map(\.message)
        == ["unknown alert \"NOTES\", did you mean \"NOTE\"?"])
  }

  @Test func `a kind stands alone on the first line`() {
    check("> [!NOTE] Text.", "<blockquote>\n<p>[!NOTE] Text.</p>\n</blockquote>")
    check("> Text.\n> [!NOTE]", "<blockquote>\n<p>Text.\n[!NOTE]</p>\n</blockquote>")
    check("[!NOTE]\nText.", "<p>[!NOTE]\nText.</p>")
  }

  @Test func `an alert without text has its title only`() {
    check(
      "> [!NOTE]",
      "<aside class=\"callout callout-note\" role=\"note\"><p class=\"callout-title\">note</p>\n</aside>"
    )
  }

  @Test func `an alert stands in a list item`() {
    check(
      "- a\n\n  > [!NOTE]\n  > b",
      """
      <ul>
      <li>
      <p>a</p>
      <aside class="callout callout-note" role="note"><p class="callout-title">note</p>
      <p>b</p>
      </aside>
      </li>
      </ul>
      """)
  }
}
