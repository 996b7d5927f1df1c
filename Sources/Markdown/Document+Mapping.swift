extension Document {
  /// The same document with every text, link destination, image source and title passed through
  /// `text`, and code and raw HTML through `code`.
  package func mapStrings(
    _ text: (String) -> String, code: (String) -> String
  ) -> Document {
    withoutActuallyEscaping(text) { text in
      withoutActuallyEscaping(code) { code in
        let mapping = StringMapping(text: text, code: code)
        return Document(blocks: blocks.map(mapping.map))
      }
    }
  }
}

private struct StringMapping {
  let text: (String) -> String
  let code: (String) -> String

  func map(_ block: Block) -> Block {
    Block(map(block.content), lines: block.lines)
  }

  private func map(_ content: Block.Content) -> Block.Content {
    switch content {
    case .paragraph(let inlines): return .paragraph(map(inlines))
    case .heading(var heading):
      heading.inlines = map(heading.inlines)
      return .heading(heading)
    case .list(var list):
      list.items = list.items.map { $0.map(map) }
      return .list(list)
    case .quote(let blocks): return .quote(blocks.map(map))
    case .alert(let alert, let blocks): return .alert(alert, blocks.map(map))
    case .container(var container):
      container.title = container.title.map(text)
      container.blocks = container.blocks.map(map)
      return .container(container)
    case .code(let literal, let info): return .code(code(literal), info: info)
    case .html(let literal): return .html(code(literal))
    case .table(var table):
      table.header = table.header.map(map)
      table.rows = table.rows.map { $0.map(map) }
      return .table(table)
    case .thematicBreak: return content
    }
  }

  private func map(_ inlines: [Inline]) -> [Inline] {
    inlines.map { inline in
      switch inline {
      case .text(let literal): .text(text(literal))
      case .code(let literal): .code(code(literal))
      case .html(let literal): .html(code(literal))
      case .emphasis(let inner): .emphasis(map(inner))
      case .strong(let inner): .strong(map(inner))
      case .strikethrough(let inner): .strikethrough(map(inner))
      case .link(let destination, let title, let inner):
        .link(destination: text(destination), title: text(title), map(inner))
      case .image(let source, let title, let alt):
        .image(source: text(source), title: text(title), alt: map(alt))
      case .softBreak, .lineBreak: inline
      }
    }
  }
}
