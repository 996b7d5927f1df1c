import Markdown

extension Article {
  /// A short name of what the article says: it changes with wording, structure and links, not with
  /// white space, the order of keys or settings that say nothing to the reader.
  package var revision: String {
    var hash = ContentHash()
    hash.add(title)
    hash.add(description ?? "")
    for question in questions { hash.add(question) }
    answer.map { Self.add($0.blocks, to: &hash) }
    Self.add(body.blocks, to: &hash)
    return hash.name
  }

  private static func add(_ blocks: [Block], to hash: inout ContentHash) {
    for block in blocks {
      hash.add(block.content.kindName)
      for run in block.inlineRuns { add(run, to: &hash) }
      for inner in block.children {
        hash.add("(")
        add(inner, to: &hash)
        hash.add(")")
      }
      if case .code(let text, _) = block.content { hash.add(text) }
      if case .html(let text) = block.content { hash.add(normalized(text)) }
    }
  }

  private static func add(_ inlines: [Inline], to hash: inout ContentHash) {
    hash.add(normalized(inlines.plainText))
    inlines.forEachInline { inline in
      switch inline {
      case .link(let destination, _, _): hash.add(destination)
      case .image(let source, _, _): hash.add(source)
      default: break
      }
    }
  }

  private static func normalized(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Block.Content {
  /// A short name of the kind of block, with what else changes its meaning.
  package var kindName: String {
    switch self {
    case .paragraph: "p"
    case .heading(let heading): "h\(heading.level)"
    case .list(let list): list.start == nil ? "ul" : "ol"
    case .quote: "quote"
    case .alert(let alert, _): alert.rawValue
    case .container(let container): container.name.rawValue + (container.title ?? "")
    case .code: "code"
    case .html: "html"
    case .thematicBreak: "hr"
    case .table: "table"
    }
  }
}
