extension Document {
  /// Appends the document as plain CommonMark with GFM tables, for readers that are programs: no
  /// containers or raw HTML, links by `link`. Headings keep their `{#id}`, one of `ids` each in
  /// reading order.
  package func appendMarkdown(
    ids: [String], link: @escaping (String) -> String?, image: @escaping (String) -> String?,
    title: @escaping (String) -> String, to text: inout [UInt8]
  ) {
    var writer = MarkdownWriter(link: link, image: image, title: title, ids: ids[...])
    swap(&writer.text, &text)
    writer.write(blocks, indent: "")
    swap(&writer.text, &text)
  }
}

private struct MarkdownWriter {
  let link: (String) -> String?
  let image: (String) -> String?
  let title: (String) -> String
  var ids: ArraySlice<String>
  var text: [UInt8] = []

  mutating func write(_ blocks: [Block], indent: String, isTight: Bool = false) {
    for (index, block) in blocks.enumerated() {
      if index > 0 { nextLine(indent, isTight: isTight) }
      write(block, indent: indent)
    }
  }

  /// Begins a block: on the next line, or behind an empty one.
  private mutating func nextLine(_ indent: String, isTight: Bool) {
    text += "\n"
    if !isTight {
      text += indent.trimmedEnd
      text += "\n"
    }
    text += indent
  }

  private mutating func write(_ block: Block, indent: String) {
    switch block.content {
    case .paragraph(let inlines): write(inlines, indent: indent)
    case .heading(let heading): write(heading)
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

  private mutating func write(_ heading: Heading) {
    text += String(repeating: "#", count: heading.level)
    text += " "
    write(heading.inlines, indent: " ")
    guard let id = ids.popFirst() else { return }
    text += " {#"
    text += id
    text += "}"
  }

  private mutating func write(_ container: Container, indent: String) {
    switch container.name {
    case .note, .tip, .warning:
      callout(container.title ?? title(container.name.rawValue), container.blocks, indent: indent)
    case .details, .steps, .contact:
      if let title = container.title {
        writeStrong(title)
        nextLine(indent, isTight: false)
      }
      write(container.blocks, indent: indent)
    }
  }

  private mutating func callout(_ title: String, _ blocks: [Block], indent: String) {
    text += "> "
    writeStrong(title)
    text += "\n\(indent)>\n\(indent)> "
    write(blocks, indent: indent + "> ")
  }

  private mutating func writeStrong(_ title: String) {
    text += "**"
    text.append(markdownEscaped: title)
    text += "**"
  }

  private mutating func quote(_ blocks: [Block], indent: String) {
    text += "> "
    write(blocks, indent: indent + "> ")
  }

  private mutating func write(_ list: List, indent: String) {
    for (index, item) in list.items.enumerated() {
      if index > 0 { nextLine(indent, isTight: list.isTight) }
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
    writeRow(table.header)
    text += "\n" + indent + "| " + delimiters.joined(separator: " | ") + " |"
    for cells in table.rows {
      text += "\n" + indent
      writeRow(cells)
    }
  }

  private mutating func writeRow(_ cells: [[Inline]]) {
    text += "| "
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += " | " }
      let start = text.count
      write(cell, indent: " ")
      guard text[start...].contains(UInt8(ascii: "|")) else { continue }
      let written = Array(text[start...])
      text.removeSubrange(start...)
      for byte in written {
        if byte == UInt8(ascii: "|") { text += "\\" }
        text.append(byte)
      }
    }
    text += " |"
  }

  private mutating func write(_ inlines: [Inline], indent: String) {
    for inline in inlines {
      switch inline {
      case .text(let string): text.append(markdownEscaped: string)
      case .code(let code): text += code.contains("`") ? "`` \(code) ``" : "`\(code)`"
      case .emphasis(let inner): write(inner, between: "*", indent: indent)
      case .strong(let inner): write(inner, between: "**", indent: indent)
      case .strikethrough(let inner): write(inner, between: "~~", indent: indent)
      case .link(let destination, _, let inner):
        let url = link(destination)
        if url != nil { text += "[" }
        write(inner, indent: indent)
        if let url { write(target: url) }
      case .image(let source, _, let alt):
        let url = image(source)
        if url != nil { text += "![" }
        text.append(markdownEscaped: alt.plainText)
        if let url { write(target: url) }
      case .softBreak:
        text += "\n"
        text += indent
      case .lineBreak:
        text += "\\\n"
        text += indent
      case .html(let html): text += RawHTML.plainText(html)
      }
    }
  }

  private mutating func write(_ inlines: [Inline], between mark: String, indent: String) {
    text += mark
    write(inlines, indent: indent)
    text += mark
  }

  /// Ends the label of a link or image.
  private mutating func write(target url: String) {
    let isBare = !url.utf8.contains { byte in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }
    text += isBare ? "](" : "](<"
    text += url
    text += isBare ? ")" : ">)"
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
  fileprivate var trimmedEnd: String {
    guard utf8.last == UInt8(ascii: " ") else { return self }
    var end = self[...]
    while end.last == " " { end.removeLast() }
    return String(end)
  }
}

extension [UInt8] {
  /// Appends the text with a backslash before what CommonMark would read as markup inside a line
  /// (0.30, 2.4).
  fileprivate mutating func append(markdownEscaped text: String) {
    var text = text
    text.withUTF8 { bytes in
      let marks = bytes.reduce(0) { $0 | $1.isMarkdownMark }
      guard marks != 0 else { return append(contentsOf: bytes) }
      reserveCapacity(count + bytes.count + 16)
      for byte in bytes {
        if byte.isMarkdownMark != 0 { append(UInt8(ascii: "\\")) }
        append(byte)
      }
    }
  }
}

extension UInt8 {
  /// 1 for \ ` * _ [ ] < > ~, else 0: see `matches`.
  fileprivate var isMarkdownMark: UInt8 {
    matches(0x5C) | matches(0x60) | matches(0x2A) | matches(0x5F) | matches(0x5B) | matches(0x5D)
      | matches(0x3C) | matches(0x3E) | matches(0x7E)
  }
}
