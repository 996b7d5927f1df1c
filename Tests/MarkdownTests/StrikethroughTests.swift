import Testing

@Suite struct StrikethroughTests {
  @Test func `one or two tildes strike through`() {
    check("~a~ and ~~b~~", "<p><del>a</del> and <del>b</del></p>")
  }

  @Test func `opening and closing tildes are as many`() {
    check("~a~~ b", "<p>~a~~ b</p>")
    check("~~a~ b", "<p>~~a~ b</p>")
    check("a ~~~b~~~", "<p>a ~~~b~~~</p>")
  }

  @Test func `tildes with a space inside are text`() {
    check("~~ a ~~ and 3 ~ 4", "<p>~~ a ~~ and 3 ~ 4</p>")
  }

  @Test func `struck text holds other inlines and stands in them`() {
    check(
      "~~a **b** [c](/d)~~ *e ~~f~~*",
      "<p><del>a <strong>b</strong> <a href=\"/d\">c</a></del> <em>e <del>f</del></em></p>")
  }

  @Test func `struck text may go over a line end but not over a paragraph`() {
    check("~~a\nb~~", "<p><del>a\nb</del></p>")
    check("~~a\n\nb~~", "<p>~~a</p>\n<p>b~~</p>")
  }

  @Test func `escaped tildes and tildes in code are text`() {
    check("\\~~a~~ \\~b\\~ `~~c~~`", "<p>~~a~~ ~b~ <code>~~c~~</code></p>")
  }
}
