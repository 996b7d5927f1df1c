extension Document {
  /// The document as plain CommonMark with GFM tables: no containers or raw HTML, links by `link`.
  /// For readers that are programs. Headings keep their `{#id}`, one of `ids` each in reading order.
  package func markdown(
    ids: [String], link: @escaping (String) -> String?, image: @escaping (String) -> String?,
    title: @escaping (String) -> String
  ) -> String {
    var writer = MarkdownWriter(link: link, image: image, title: title, ids: ids[...])
    writer.write(blocks, indent: "")
    return writer.text
  }
}

private struct MarkdownWriter {
  let link: (String) -> String?
  let image: (String) -> String?
  let title: (String) -> String
  var ids: ArraySlice<String>
  var text = ""

  mutating func write(_ blocks: [Block], indent: String, isTight: Bool = false) {
    for (index, block) in blocks.enumerated() {
      if index > 0 { text += isTight ? "\n" : "\n" + indent.trimmedEnd + "\n" }
      if index > 0 { text += indent }
      write(block, indent: indent)
    }
  }

  private mutating func write(_ block: Block, indent: String) {
    switch block.content {
    case .paragraph(let inlines): text += line(inlines, indent: indent)
    case .heading(let heading):
      text +=
        String(repeating: "#", count: heading.level) + " " + line(heading.inlines, indent: " ")
      if let id = ids.popFirst() { text += " {#\(id)}" }
    case .list(let list): write(list, indent: indent)
    case .quote(let blocks): quote(blocks, indent: indent)
    case .alert(let alert, let blocks):
      callout(title(alert.rawValue), blocks, indent: indent)
    case .container(let container): write(container, indent: indent)
    case .code(let code, let info): write(code: code, info: info, indent: indent)
    case .html(let html): text += RawHTML.plainText(html)
    case .thematicBreak: text += "---"
    case .table(let table): write(table, indent: indent)
    }
  }

  private mutating func write(_ container: Container, indent: String) {
    switch container.name {
    case .note, .tip, .warning:
      callout(container.title ?? title(container.name.rawValue), container.blocks, indent: indent)
    case .details, .steps, .contact:
      if let title = container.title {
        text += "**\(title.markdownEscaped)**\n\(indent.trimmedEnd)\n\(indent)"
      }
      write(container.blocks, indent: indent)
    }
  }

  private mutating func callout(_ title: String, _ blocks: [Block], indent: String) {
    text += "> **\(title.markdownEscaped)**\n\(indent)>\n\(indent)> "
    write(blocks, indent: indent + "> ")
  }

  private mutating func quote(_ blocks: [Block], indent: String) {
    text += "> "
    write(blocks, indent: indent + "> ")
  }

  private mutating func write(_ list: List, indent: String) {
    for (index, item) in list.items.enumerated() {
      if index > 0 {
        text += list.isTight ? "\n" + indent : "\n" + indent.trimmedEnd + "\n" + indent
      }
      let marker = list.start.map { "\($0 + index). " } ?? "- "
      text += marker
      write(
        item, indent: indent + String(repeating: " ", count: marker.count), isTight: list.isTight)
    }
  }

  private mutating func write(code: String, info: String, indent: String) {
    let fence = code.contains("```") ? "~~~~" : "```"
    text += fence + info + "\n"
    for line in code.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      text += indent + line + "\n"
    }
    text += indent + fence
  }

  private mutating func write(_ table: Table, indent: String) {
    let delimiters = table.alignments.map { alignment in
      switch alignment {
      case .start: ":---"
      case .center: ":---:"
      case .end: "---:"
      case nil: "---"
      }
    }
    text += row(table.header) + "\n" + indent + "| " + delimiters.joined(separator: " | ") + " |"
    for cells in table.rows { text += "\n" + indent + row(cells) }
  }

  private func row(_ cells: [[Inline]]) -> String {
    let texts = cells.map { line($0, indent: " ").replacing("|", with: "\\|") }
    return "| " + texts.joined(separator: " | ") + " |"
  }

  private func line(_ inlines: [Inline], indent: String) -> String {
    var line = ""
    for inline in inlines {
      switch inline {
      case .text(let text): line += text.markdownEscaped
      case .code(let code): line += code.contains("`") ? "`` \(code) ``" : "`\(code)`"
      case .emphasis(let inner): line += "*\(self.line(inner, indent: indent))*"
      case .strong(let inner): line += "**\(self.line(inner, indent: indent))**"
      case .strikethrough(let inner): line += "~~\(self.line(inner, indent: indent))~~"
      case .link(let destination, _, let inner):
        let label = self.line(inner, indent: indent)
        line += link(destination).map { "[\(label)](\($0.markdownURL))" } ?? label
      case .image(let source, _, let alt):
        let label = alt.plainText.markdownEscaped
        line += image(source).map { "![\(label)](\($0.markdownURL))" } ?? label
      case .softBreak: line += "\n" + indent
      case .lineBreak: line += "\\\n" + indent
      case .html(let html): line += RawHTML.plainText(html)
      }
    }
    return line
  }
}

extension RawHTML {
  /// The text between the tags.
  static func plainText(_ html: String) -> String {
    tokens(of: html).map { token in
      if case .text(let text) = token { return text }
      return ""
    }.joined()
  }
}

extension String {
  /// With a backslash before what CommonMark would read as markup inside a line (0.30, 2.4).
  fileprivate var markdownEscaped: String {
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.contains(where: \.isMarkdownMark) else { return self }
      var escaped: [UInt8] = []
      escaped.reserveCapacity(bytes.count + 16)
      for byte in bytes {
        if byte.isMarkdownMark { escaped.append(UInt8(ascii: "\\")) }
        escaped.append(byte)
      }
      return String(decoding: escaped, as: UTF8.self)
    }
  }

  fileprivate var markdownURL: String {
    let isBare = !utf8.contains { byte in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }
    return isBare ? self : "<\(self)>"
  }

  fileprivate var trimmedEnd: String {
    guard utf8.last == UInt8(ascii: " ") else { return self }
    var end = self[...]
    while end.last == " " { end.removeLast() }
    return String(end)
  }
}

extension UInt8 {
  /// One of \ ` * _ [ ] < > ~
  fileprivate var isMarkdownMark: Bool {
    switch self {
    case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x3E, 0x7E: true
    default: false
    }
  }
}
