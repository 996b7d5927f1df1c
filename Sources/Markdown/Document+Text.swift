extension [Inline] {
  /// The words a reader sees, without markup: images by their alternative text, breaks as spaces.
  package var plainText: String {
    var text = ""
    appendPlainText(to: &text)
    return text
  }

  fileprivate func appendPlainText(to text: inout String) {
    for inline in self {
      switch inline {
      case .text(let string), .code(let string): text += string
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        inner.appendPlainText(to: &text)
      case .softBreak, .lineBreak: text += " "
      case .html: break
      }
    }
  }
}

extension Document {
  /// Calls `visit` for each block, outer before inner, in reading order.
  package func forEachBlock(_ visit: (Block) -> Void) {
    blocks.forEachBlock(visit)
  }

  /// Calls `visit` for each inline, outer before inner, with the innermost block it stands in.
  package func forEachInline(_ visit: (Inline, Block) -> Void) {
    forEachBlock { block in
      block.forEachRun { inlines in inlines.forEachInline { visit($0, block) } }
    }
  }
}

extension [Block] {
  package func forEachBlock(_ visit: (Block) -> Void) {
    for block in self {
      visit(block)
      block.forEachChild { $0.forEachBlock(visit) }
    }
  }
}

extension Block {
  /// Calls `visit` with the block lists directly inside: one per list item, one of a quote, alert or
  /// container. Most blocks have none, and a list of lists would cost an allocation each time.
  package func forEachChild(_ visit: ([Block]) -> Void) {
    switch content {
    case .list(let list): list.items.forEach(visit)
    case .quote(let blocks), .alert(_, let blocks): visit(blocks)
    case .container(let container): visit(container.blocks)
    case .paragraph, .heading, .code, .html, .thematicBreak, .table: break
    }
  }

  /// Calls `visit` with the inlines directly inside: of a paragraph or heading, or one run a table
  /// cell.
  package func forEachRun(_ visit: ([Inline]) -> Void) {
    switch content {
    case .paragraph(let inlines): visit(inlines)
    case .heading(let heading): visit(heading.inlines)
    case .table(let table):
      table.header.forEach(visit)
      for row in table.rows { row.forEach(visit) }
    case .list, .quote, .alert, .container, .code, .html, .thematicBreak: break
    }
  }
}

extension [Inline] {
  package func forEachInline(_ visit: (Inline) -> Void) {
    for inline in self {
      visit(inline)
      switch inline {
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        inner.forEachInline(visit)
      case .text, .code, .html, .softBreak, .lineBreak: break
      }
    }
  }
}
