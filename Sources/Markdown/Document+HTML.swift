/// What the renderer has to be told about the world outside the text.
package struct RenderingContext {
  package struct Target {
    package var href: String
    /// Language and direction of what is linked, where it is another than the text's.
    package var language: String?
    package init(href: String, language: String? = nil) {
      self.href = href
      self.language = language
    }
  }

  package struct Picture {
    package var source: String
    /// In pixels, nil when the file does not tell.
    package var width: Int?
    package var height: Int?
    package init(source: String, width: Int? = nil, height: Int? = nil) {
      self.source = source
      self.width = width
      self.height = height
    }
  }

  package struct Anchor: Hashable, Sendable {
    /// The heading's `id`.
    package var id: String
    /// A second target at the same place: the slug in the text's own language.
    package var alias: String?
    package init(id: String, alias: String? = nil) {
      self.id = id
      self.alias = alias
    }
  }

  /// Nil: the link does not pass, its text remains.
  package var link: (String) -> Target?
  package var image: (String) -> Picture?
  /// One per heading, in reading order; none where there are fewer.
  package var anchors: [Anchor]
  /// Shown at the headings, one per heading; they are no part of the text. None where there are fewer.
  package var headingNotes: [String?] = []
  /// Title of a callout by kind (`note`, `tip`, `important`, `warning`, `caution`, `details`).
  package var title: (String) -> String
  /// Safe HTML of an icon by kind, or nothing.
  package var icon: (String) -> String

  package init(
    link: @escaping (String) -> Target? = { Target(href: $0) },
    image: @escaping (String) -> Picture? = { Picture(source: $0) },
    anchors: [Anchor] = [], title: @escaping (String) -> String = { $0 },
    icon: @escaping (String) -> String = { _ in "" }
  ) {
    self.link = link
    self.image = image
    self.anchors = anchors
    self.title = title
    self.icon = icon
  }
}

extension Document {
  package func html(_ context: RenderingContext = RenderingContext()) -> String {
    var html: [UInt8] = []
    appendHTML(context, to: &html)
    return String(decoding: html, as: UTF8.self)
  }

  /// The same as bytes of a page, which is how most of it is needed.
  package func appendHTML(_ context: RenderingContext, to html: inout [UInt8]) {
    var renderer = HTMLRenderer(context: context)
    swap(&renderer.html, &html)
    renderer.render(blocks)
    swap(&renderer.html, &html)
  }
}

extension [Block] {
  /// The same rendering for a part of a document, e.g. a section.
  package func html(_ context: RenderingContext = RenderingContext()) -> String {
    Document(blocks: self).html(context)
  }
}

struct HTMLRenderer {
  let context: RenderingContext
  var html: [UInt8] = []
  private var headings = 0
  var images = 0

  init(context: RenderingContext) { self.context = context }

  mutating func render(_ blocks: [Block], isTight: Bool = false) {
    var open = OpenElements()
    for (index, block) in blocks.enumerated() {
      switch block.content {
      case .paragraph(let inlines):
        if isTight {
          if index > 0 { html += "\n" }
          render(inlines)
        } else {
          html += "<p>"
          render(inlines)
          html += "</p>\n"
        }
      case .html(let raw):
        open.append(raw, allowed: RawHTML.allowed, to: &html)
      default:
        if isTight, index > 0, html.last != UInt8(ascii: "\n") { html += "\n" }
        render(block)
      }
    }
    open.closeAll(in: &html)
  }

  private mutating func render(_ block: Block) {
    switch block.content {
    case .heading(let heading): render(heading)
    case .list(let list): render(list)
    case .quote(let blocks): wrap("blockquote", blocks)
    case .alert(let alert, let blocks): renderCallout(alert.rawValue, title: nil, blocks)
    case .container(let container): render(container)
    case .code(let text, let info): renderCode(text, info: info)
    case .thematicBreak: html += "<hr />\n"
    case .table(let table): render(table)
    case .paragraph, .html: break
    }
  }

  private mutating func wrap(_ element: String, _ blocks: [Block]) {
    html.appendTag(element)
    html += "\n"
    render(blocks)
    html.appendEndTag(element)
    html += "\n"
  }

  private mutating func render(_ heading: Heading) {
    let element = Self.headings[heading.level]
    html += "<"
    html += element
    if headings < context.anchors.count {
      let anchor = context.anchors[headings]
      html.appendAttribute(named: "id", anchor.id)
      if headings < context.headingNotes.count, let note = context.headingNotes[headings] {
        html.appendAttribute(named: "data-changed", note)
      }
      html += ">"
      if let alias = anchor.alias {
        html += "<a class=\"anchor\""
        html.appendAttribute(named: "id", alias)
        html += "></a>"
      }
    } else {
      html += ">"
    }
    headings += 1
    render(heading.inlines)
    html.appendEndTag(element)
    html += "\n"
  }

  /// Elements by level.
  private static let headings = (0...6).map { "h\($0)" }

  private mutating func render(_ list: List) {
    let element = list.start == nil ? "ul" : "ol"
    html += "<"
    html += element
    if let start = list.start, start != 1 { html.appendAttribute(named: "start", String(start)) }
    html += ">\n"
    for item in list.items {
      html += "<li>"
      if !list.isTight, !item.isEmpty { html += "\n" }
      render(item, isTight: list.isTight)
      html += "</li>\n"
    }
    html.appendEndTag(element)
    html += "\n"
  }

  private mutating func render(_ container: Container) {
    switch container.name {
    case .note, .tip, .warning:
      renderCallout(container.name.rawValue, title: container.title, container.blocks)
    case .details:
      html += "<details class=\"details\"><summary>"
      HTML.escape(container.title ?? context.title("details"), into: &html)
      html += "</summary>\n"
      render(container.blocks)
      html += "</details>\n"
    case .steps, .contact:
      html += container.name == .steps ? "<div class=\"steps\">\n" : "<div class=\"contact-box\">\n"
      if let title = container.title {
        html += "<p class=\"box-title\">"
        HTML.escape(title, into: &html)
        html += "</p>\n"
      }
      render(container.blocks)
      html += "</div>\n"
    }
  }

  private mutating func renderCallout(_ kind: String, title: String?, _ blocks: [Block]) {
    html += "<aside class=\"callout callout-\(kind)\" role=\"note\"><p class=\"callout-title\">"
    html += context.icon(kind)
    HTML.escape(title ?? context.title(kind), into: &html)
    html += "</p>\n"
    render(blocks)
    html += "</aside>\n"
  }

  private mutating func renderCode(_ text: String, info: String) {
    let language = info.split(whereSeparator: { $0 == " " || $0 == "\t" }).first.map(String.init)
    html += "<pre><code"
    if let language { html.appendAttribute(named: "class", "language-" + language) }
    html += ">"
    HTML.escape(text, into: &html)
    html += "</code></pre>\n"
  }

  private mutating func render(_ table: Table) {
    html += "<div class=\"table\" role=\"group\" tabindex=\"0\"><table>\n<thead>\n"
    renderRow(table.header, "th", table.alignments)
    html += "</thead>\n"
    if !table.rows.isEmpty {
      html += "<tbody>\n"
      for row in table.rows { renderRow(row, "td", table.alignments) }
      html += "</tbody>\n"
    }
    html += "</table></div>\n"
  }

  private mutating func renderRow(
    _ cells: [[Inline]], _ element: String, _ alignments: [Table.Alignment?]
  ) {
    html += "<tr>\n"
    for (cell, alignment) in zip(cells, alignments) {
      html += "<"
      html += element
      if element == "th" { html += " scope=\"col\"" }
      if let alignment { html.appendAttribute(named: "class", "align-" + alignment.rawValue) }
      html += ">"
      render(cell)
      html.appendEndTag(element)
      html += "\n"
    }
    html += "</tr>\n"
  }
}
