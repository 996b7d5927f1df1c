import CCmark

/// libcmark behind a wall: the one file that knows its nodes. Everything else sees `Block` and
/// `Inline`.
///
/// Lines are libcmark's own, from 1 in the text given. Its inline columns are not used: they are
/// wrong after leading spaces, in lazy continuations and in links over two lines.
enum CommonMark {
  /// The tree of `bytes`, which must be valid UTF-8; NUL becomes U+FFFD as the specification asks
  /// (CommonMark 0.30, 2.3). `firstLine` is the number of the first line in the file.
  ///
  /// Blocks and inlines more than `maximumDepth` levels deep are left out and `isTooDeep` is set:
  /// a hostile text must not exhaust the stack of whatever walks the tree.
  static func parse(_ bytes: [UInt8], firstLine: Int) -> (blocks: [Block], isTooDeep: Bool) {
    bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let text, let root = cmark_parse_document(text, buffer.count, CMARK_OPT_DEFAULT)
      else { return ([], false) }
      defer { cmark_node_free(root) }
      var reader = Reader(lineOffset: firstLine - 1)
      let blocks = reader.blocks(in: root)
      return (blocks, reader.isTooDeep)
    }
  }

  static let maximumDepth = 64
}

private struct Reader {
  let lineOffset: Int
  var depth = 0
  var isTooDeep = false

  init(lineOffset: Int) { self.lineOffset = lineOffset }

  private mutating func descend() -> Bool {
    guard depth < CommonMark.maximumDepth else {
      isTooDeep = true
      return false
    }
    depth += 1
    return true
  }

  mutating func blocks(in parent: OpaquePointer) -> [Block] {
    guard descend() else { return [] }
    defer { depth -= 1 }
    var blocks: [Block] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      if let content = content(of: node) { blocks.append(Block(content, lines: lines(of: node))) }
      next = cmark_node_next(node)
    }
    return blocks
  }

  private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
    let start = Int(cmark_node_get_start_line(node)) + lineOffset
    return start...max(start, Int(cmark_node_get_end_line(node)) + lineOffset)
  }

  private mutating func content(of node: OpaquePointer) -> Block.Content? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: .paragraph(inlines(in: node))
    case CMARK_NODE_HEADING:
      .heading(Heading(level: Int(cmark_node_get_heading_level(node)), inlines: inlines(in: node)))
    case CMARK_NODE_LIST: .list(list(node))
    case CMARK_NODE_BLOCK_QUOTE: .quote(blocks(in: node))
    case CMARK_NODE_CODE_BLOCK:
      .code(
        string(cmark_node_get_literal(node)), info: string(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: .html(string(cmark_node_get_literal(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: nil
    }
  }

  private mutating func list(_ node: OpaquePointer) -> List {
    var items: [[Block]] = []
    var next = cmark_node_first_child(node)
    while let item = next {
      items.append(blocks(in: item))
      next = cmark_node_next(item)
    }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return List(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) == 1, items: items)
  }

  private mutating func inlines(in parent: OpaquePointer) -> [Inline] {
    guard descend() else { return [] }
    defer { depth -= 1 }
    var inlines: [Inline] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      inlines.append(inline(node))
      next = cmark_node_next(node)
    }
    return inlines
  }

  private mutating func inline(_ node: OpaquePointer) -> Inline {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text(string(cmark_node_get_literal(node)))
    case CMARK_NODE_CODE: .code(string(cmark_node_get_literal(node)))
    case CMARK_NODE_EMPH: .emphasis(inlines(in: node))
    case CMARK_NODE_STRONG: .strong(inlines(in: node))
    case CMARK_NODE_LINK:
      .link(
        destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)),
        inlines(in: node))
    case CMARK_NODE_IMAGE:
      .image(
        source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)),
        alt: inlines(in: node))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    default: .html(string(cmark_node_get_literal(node)))
    }
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
