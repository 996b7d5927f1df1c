import Markdown

extension Article.Content {
  /// A short name of what the article says: it changes with wording, structure and links, not with
  /// white space, the order of keys or settings that say nothing to the reader. Variables count by
  /// their name, not by their value.
  func revisionOfContent() -> String {
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
      block.forEachRun { add($0, to: &hash) }
      block.forEachChild { inner in
        hash.add("(")
        add(inner, to: &hash)
        hash.add(")")
      }
      if case .code(let text, _) = block.content { hash.add(text) }
      if case .html(let text) = block.content { hash.add(folding: text) }
    }
  }

  private static func add(_ inlines: [Inline], to hash: inout ContentHash) {
    inlines.forEachInline { inline in
      switch inline {
      case .text(let text), .code(let text), .html(let text): hash.add(folding: text)
      case .softBreak, .lineBreak: hash.add(folding: " ")
      case .link(let destination, _, _): hash.add(destination)
      case .image(let source, _, _): hash.add(source)
      case .emphasis, .strong, .strikethrough: break
      }
    }
    hash.add("")
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
