import Markdown
import Testing

@Suite struct RawHTMLTests {
  @Test func `harmless elements pass, in a line and as blocks`() {
    check(
      "Press <kbd>F5</kbd>, H<sub>2</sub>O, <span lang=\"fr\">mot</span>, a<br>b",
      "<p>Press <kbd>F5</kbd>, H<sub>2</sub>O, <span lang=\"fr\">mot</span>, a<br>b</p>")
    check(
      "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>")
    check(
      "<div class=\"x\" dir='rtl'>\n\n**a**\n\n</div>",
      "<div class=\"x\" dir=\"rtl\">\n<p><strong>a</strong></p>\n</div>")
  }

  @Test func `elements that run, load or style anything are shown as text`() {
    check(
      "❗html-element❗<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")
    check(
      "a ❗html-element❗<img src=x onerror=alert(1)> b",
      "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>")
    check(
      "❗html-element❗<style>p{}</style>", "&lt;style&gt;p{}&lt;/style&gt;")
    check(
      "a ❗html-element❗<a href=\"javascript:alert(1)\">b</a>",
      "<p>a &lt;a href=&quot;javascript:alert(1)&quot;&gt;b&lt;/a&gt;</p>")
  }

  @Test(arguments: [
    "iframe", "object", "embed", "form", "input", "button", "svg", "math", "base", "link", "meta",
    "template", "noscript", "video", "audio", "frameset", "body", "html", "head", "title",
    "textarea",
    "select", "dialog", "portal", "x-element",
  ])
  func `no other element passes`(name: String) {
    for markdown in ["<\(name)>", "a <\(name) src=b>", "<\(name)/>", "<\(name.uppercased())>\n\na"]
    {
      let rendering = Rendering(of: markdown)
      #expect(Tags.faults(in: rendering.html).isEmpty, "\(rendering.html)")
      #expect(rendering.html.contains("&lt;\(markdown.contains(name) ? name : name.uppercased())"))
      #expect(rendering.problems.map(\.id) == ["html-element"])
    }
  }

  @Test func `attributes that run, load or style anything are left out`() {
    check(
      "a ❗html-attribute❗<b onclick=\"alert(1)\" class=\"x\">b</b>",
      "<p>a <b class=\"x\">b</b></p>")
    check("❗html-attribute❗<div style=\"position:fixed\">\n</div>", "<div>\n</div>")
    check("❗html-attribute❗<p\nONCLICK=alert(1)>a</p>", "<p>a</p>")
    check("❗html-attribute❗<div id=main>\n</div>", "<div>\n</div>")
    check("<b class=x class=y>a</b>", "<p><b class=\"x\">a</b></p>")
  }

  @Test func `a block element in a line is shown as text`() {
    check("a ❗html-element❗<div>b</div>", "<p>a &lt;div&gt;b&lt;/div&gt;</p>")
  }

  @Test func `what is left open is closed at the end of its block`() {
    check("<div>\n\na\n\n## B", "<div>\n<p>a</p>\n<h2>B</h2>\n</div>")
    check("a <b>b <i>c\n\nd", "<p>a <b>b <i>c</i></b></p>\n<p>d</p>")
    check("> <div>\n\na", "<blockquote>\n<div>\n</div></blockquote>\n<p>a</p>")
    check("*a <b>b* c</b>", "<p><em>a <b>b</b></em> c</p>")
  }

  @Test(arguments: [
    "</div>", "</div></article></main></body></html>", "a</p></div>", "<b></i></b>",
    "<div></section></div></div>", "- </ul></div>\n- a", "> </blockquote></div>", "</p>",
    "<p></div></p>", "<table></div></table>", "<details></details></details>",
    "## a</h2></div>", "|a|\n|-|\n|</td></table></div>|", "<div><p></div></p>",
  ])
  func `no article closes an element of the page around it`(markdown: String) {
    let html = Rendering(of: markdown).html
    #expect(Tags.faults(in: html).isEmpty, "\(html)")
  }

  @Test(arguments: [
    "<b title=\"a\nonclick=alert(1)\">x</b>", "<b title='\"onclick=\"alert(1)'>x</b>",
    "<b title=`onclick=alert(1)`>x</b>", "<b/onclick=alert(1)>x</b>",
    "<b title=\"a\"onclick=\"b\">x</b>",
    "<b\u{C}onclick=alert(1)>x</b>", "<b class=a/onclick=b>x</b>", "<b class=\"<script>\">x</b>",
    "<div title=\"-->\"><!-- </div> --></div>", "<!-- --!><script>alert(1)</script> -->",
    "<!--><script>alert(1)</script>-->", "<!><img src=x onerror=alert(1)>",
    "<?><script>alert(1)</script>?>", "<![CDATA[<script>alert(1)</script>]]>",
    "a <![CDATA[><script>alert(1)</script>]]> b", "<scr<script>ipt>alert(1)</script>",
    "<div\n<script>alert(1)</script>", "<div <script>alert(1)</script>>", "</div <script>alert(1)>",
    "<div title=\"\n\n\"><script>alert(1)</script>", "<b =\"\" onclick=a>x</b>",
    "<ｓcript>alert(1)</ｓcript>",
    "<b title=\"a&quot; onclick=&quot;b\">x</b>", "<\u{0}script>alert(1)</script>",
    "< script>a</ script>",
    "<b lang=\"\u{0}\">x</b>", "<svg/onload=alert(1)>", "<pre><code></pre></code>",
  ])
  func `hostile markup comes out as harmless tags or as text`(markdown: String) {
    for markdown in [
      markdown, "a " + markdown, "## " + markdown, "- " + markdown, "|a|\n|-|\n|\(markdown)|",
    ] {
      let html = Rendering(of: markdown).html
      #expect(Tags.faults(in: html).isEmpty, "\(markdown) is \(html)")
    }
  }

  @Test func `comments, instructions and declarations are left out`() {
    check("a <!-- b --> c <?d?> e <!ELEMENT f> g <![CDATA[>h<]]> i", "<p>a  c  e  g  i</p>")
  }

  @Test func `character references stay, other text is escaped`() {
    check("<div>\n&copy; & a < b \"c\"\n</div>", "<div>\n&copy; & a &lt; b \"c\"\n</div>")
  }

  @Test func `a link or picture that does not pass leaves its text`() {
    let context = RenderingContext(link: { _ in nil }, image: { _ in nil })
    check(
      "[a *b*](javascript:alert(1)) ![c & d](data:image/svg+xml,x) <vbscript:a>",
      "<p>a <em>b</em> c &amp; d vbscript:a</p>", context: context)
  }

  @Test func `addresses cannot leave their attribute`() {
    check(
      "[a](<x\"onclick=\"y>) ![b\"c](<d\"e> \"f\\\"g\")",
      "<p><a href=\"x%22onclick=%22y\">a</a> <img src=\"d%22e\" alt=\"b&quot;c\" title=\"f&quot;g\" /></p>"
    )
  }
}
