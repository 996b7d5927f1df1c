import Testing

@Suite struct ContainerTests {
  @Test(arguments: ["note", "tip", "warning"])
  func `a callout has a title of its own or that of its kind`(kind: String) {
    check(":::\(kind)\nText.\n:::", callout(kind, title: kind, "<p>Text.</p>\n"))
    check(
      ":::\(kind)[A & B]\nText.\n:::", callout(kind, title: "A &amp; B", "<p>Text.</p>\n"))
  }

  @Test func `details open and close`() {
    check(
      ":::details[More \"here\"]\nText.\n:::",
      "<details class=\"details\"><summary>More &quot;here&quot;</summary>\n<p>Text.</p>\n</details>"
    )
  }

  @Test func `steps and contact are boxes`() {
    check(
      ":::steps\n1. a\n2. b\n:::",
      "<div class=\"steps\">\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n</div>")
    check(
      ":::contact[Call us]\nText.\n:::",
      "<div class=\"contact-box\">\n<p class=\"box-title\">Call us</p>\n<p>Text.</p>\n</div>")
  }

  @Test func `containers nest`() {
    check(
      ":::note\na\n:::tip\nb\n:::\nc\n:::\nd",
      callout(
        "note", title: "note",
        "<p>a</p>\n" + callout("tip", title: "tip", "<p>b</p>\n") + "<p>c</p>\n") + "<p>d</p>")
  }

  @Test func `a container needs no blank lines and holds any block`() {
    check(
      "Before\n:::note\n## a\n- b\n> c\n:::\nAfter",
      "<p>Before</p>\n"
        + callout(
          "note", title: "note",
          "<h2>a</h2>\n<ul>\n<li>b</li>\n</ul>\n<blockquote>\n<p>c</p>\n</blockquote>\n")
        + "<p>After</p>")
  }

  @Test func `a container stands in a list item`() {
    check(
      "1. a\n\n   :::note\n   b\n   :::\n\n2. c",
      "<ol>\n<li>\n<p>a</p>\n" + callout("note", title: "note", "<p>b</p>\n")
        + "</li>\n<li>\n<p>c</p>\n</li>\n</ol>")
  }

  @Test func `longer lines of colons are the same`() {
    check("::::note\na\n::::", callout("note", title: "note", "<p>a</p>\n"))
  }

  @Test func `a container that is not closed is told at its opening`() {
    check(
      "❗container-not-closed❗:::note\na",
      callout("note", title: "note", "<p>a</p>\n"))
    check(
      "❗container-not-closed❗:::note\n:::tip\na\n:::",
      callout("note", title: "note", callout("tip", title: "tip", "<p>a</p>\n")))
  }

  @Test func `a closing line without an opening one is told`() {
    check("a\n\n  ❗container-not-open❗:::\n\nb", "<p>a</p>\n<p>b</p>")
  }

  @Test func `an unknown name is told, and its text remains`() {
    check(":::❗unknown-container❗notes[T]\na\n:::", "<p>a</p>")
    #expect(
      Rendering(of: ":::notes\na\n:::").problems.map(\.message)
        == ["unknown container \"notes\", did you mean \"note\"?"])
  }

  @Test(arguments: ["::note", "::: note text", ":::note [T] x", "a :::note"])
  func `what only resembles a container is text`(line: String) {
    check(line, "<p>\(line)</p>")
  }

  @Test func `lines in fenced code are text`() {
    check("```\n:::note\n:::\n```\n", "<pre><code>:::note\n:::\n</code></pre>")
    check("~~~\n```\n:::\n~~~\n", "<pre><code>```\n:::\n</code></pre>")
  }

  @Test func `lines in fenced code of a list item are text, and the fence ends with it`() {
    check(
      "- ```\n  :::note\n  ```\n\n:::tip\na\n:::",
      "<ul>\n<li><pre><code>:::note\n</code></pre>\n</li>\n</ul>\n"
        + callout("tip", title: "tip", "<p>a</p>\n"))
  }

  @Test func `lines in indented code are text, and a fence there is none`() {
    check(
      "a\n\n    :::note\n    ```\n\n:::tip\na\n:::",
      "<p>a</p>\n<pre><code>:::note\n```\n</code></pre>\n"
        + callout("tip", title: "tip", "<p>a</p>\n"))
  }

  @Test func `a line inside raw HTML has no effect and is told`() {
    check("<div>\n❗container-in-html❗:::note\n</div>", "<div>\n\n</div>")
  }

  private func callout(_ kind: String, title: String, _ content: String) -> String {
    "<aside class=\"callout callout-\(kind)\" role=\"note\"><p class=\"callout-title\">\(title)</p>\n"
      + content + "</aside>\n"
  }
}
