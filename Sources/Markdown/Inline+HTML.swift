extension HTMLRenderer {
  mutating func render(_ inlines: [Inline]) {
    var open = OpenElements()
    for inline in inlines {
      switch inline {
      case .html(let raw): open.append(raw, allowed: RawHTML.phrasing, to: &html)
      default: render(inline)
      }
    }
    open.closeAll(in: &html)
  }

  private mutating func render(_ inline: Inline) {
    switch inline {
    case .text(let text): HTML.escape(text, into: &html)
    case .code(let text):
      html += "<code>"
      HTML.escape(text, into: &html)
      html += "</code>"
    case .emphasis(let inner): wrap("em", inner)
    case .strong(let inner): wrap("strong", inner)
    case .strikethrough(let inner): wrap("del", inner)
    case .link(let destination, let title, let inner):
      renderLink(destination, title: title, inner)
    case .image(let source, let title, let alt): renderImage(source, title: title, alt: alt)
    case .softBreak: html += "\n"
    case .lineBreak: html += "<br />\n"
    case .html: break
    }
  }

  private mutating func wrap(_ element: String, _ inlines: [Inline]) {
    html.appendTag(element)
    render(inlines)
    html.appendEndTag(element)
  }

  private mutating func renderLink(_ destination: String, title: String, _ inner: [Inline]) {
    guard let target = context.link(destination) else { return render(inner) }
    html += "<a href=\""
    HTML.escape(url: target.href, into: &html)
    html += "\""
    if let language = target.language { html.appendAttribute(named: "hreflang", language) }
    if !title.isEmpty { html.appendAttribute(named: "title", title) }
    html += ">"
    render(inner)
    html += "</a>"
  }

  /// The first picture is loaded at once, it may be above the fold; the others when they come near.
  private mutating func renderImage(_ source: String, title: String, alt: [Inline]) {
    let text = alt.plainText
    guard let picture = context.image(source) else {
      HTML.escape(text, into: &html)
      return
    }
    html += "<img src=\""
    HTML.escape(url: picture.source, into: &html)
    html += "\""
    html.appendAttribute(named: "alt", text)
    if !title.isEmpty { html.appendAttribute(named: "title", title) }
    if let width = picture.width, let height = picture.height {
      html.appendAttribute(named: "width", String(width))
      html.appendAttribute(named: "height", String(height))
    }
    if images > 0 { html += " loading=\"lazy\" decoding=\"async\"" }
    images += 1
    html += " />"
  }
}

extension [Inline] {
  /// The inlines alone, without the tag of a block around them.
  package func html(_ context: RenderingContext) -> String {
    var renderer = HTMLRenderer(context: context)
    renderer.render(self)
    return String(decoding: renderer.html, as: UTF8.self)
  }
}

extension [UInt8] {
  mutating func appendTag(_ element: String) {
    self += "<"
    self += element
    self += ">"
  }

  mutating func appendEndTag(_ element: String) {
    self += "</"
    self += element
    self += ">"
  }

  /// ` name="value"`, the value escaped.
  mutating func appendAttribute(named name: String, _ value: String) {
    self += " "
    self += name
    self += "=\""
    HTML.escape(value, into: &self)
    self += "\""
  }
}
