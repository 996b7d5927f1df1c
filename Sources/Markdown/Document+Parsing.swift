package import Diagnostics

extension Document {
  /// Parses the lines of `source` from `firstLine` (from 1) on, the first of which begins at byte
  /// `start`.
  ///
  /// What helpgen adds to CommonMark is recognised in libcmark's tree, never by rewriting text,
  /// with two exceptions that keep every line in its place: a line that opens or closes a
  /// container is given to libcmark as an HTML comment, which may interrupt a paragraph and ends
  /// at its line (CommonMark 0.30, 4.6, kind 2); and `\~` as a noncharacter, so that an escaped
  /// tilde is not taken for a strikethrough.
  package static func parse(
    _ source: SourceText, from start: Int = 0, firstLine: Int = 1
  ) -> Checked<Document> {
    var text = Array(source.bytes[start...])
    let markers = ContainerMarkers(replacingIn: &text, firstLine: firstLine)
    let escapesTilde = EscapedTilde.hide(in: &text)
    let parsed = CommonMark.parse(text, firstLine: firstLine)
    var assembly = Assembly(
      source: source, markers: markers, definitions: ReferenceDefinitions(in: text),
      hasTilde: text.contains("~"), hasPipe: text.contains("|"))
    if parsed.isTooDeep { assembly.diagnostics.append(.tooDeep(source)) }
    var document = Document(blocks: assembly.assemble(parsed.blocks))
    assembly.reportUnusedMarkers()
    if escapesTilde { document = EscapedTilde.restore(in: document) }
    return Checked(document, assembly.diagnostics + HeadingLevels.check(document, in: source))
  }
}

extension Diagnostic {
  fileprivate static func tooDeep(_ source: SourceText) -> Diagnostic {
    .error(
      "nested-too-deep", "lists and quotes may be nested \(CommonMark.maximumDepth) levels at most",
      at: Place(file: source.path))
  }
}

/// Turns libcmark's blocks into the document's: containers, alerts, tables, strikethrough, ids.
struct Assembly {
  let source: SourceText
  let markers: ContainerMarkers
  let definitions: ReferenceDefinitions
  let hasTilde: Bool
  let hasPipe: Bool
  var usedMarkers: Set<Int> = []
  /// The lines on which the first block of a list item begins, mostly behind the item's marker.
  var itemLines: Set<Int> = []
  var diagnostics: [Diagnostic] = []

  mutating func assemble(_ blocks: [Block]) -> [Block] {
    var assembled: [Block] = []
    assembled.reserveCapacity(blocks.count)
    for block in blocks {
      if hasPipe, case .paragraph = block.content, let split = tableBlocks(in: block) {
        assembled += split
      } else {
        assembled.append(Block(assemble(block), lines: block.lines))
      }
    }
    return markers.isEmpty ? assembled : nestContainers(assembled)
  }

  private mutating func assemble(_ block: Block) -> Block.Content {
    switch block.content {
    case .paragraph(let inlines): return .paragraph(finish(inlines))
    case .heading(var heading):
      heading.id = HeadingID.take(from: &heading.inlines)
      heading.inlines = finish(heading.inlines)
      return .heading(heading)
    case .list(var list):
      if hasPipe { itemLines.formUnion(list.items.compactMap { $0.first?.lines.lowerBound }) }
      list.items = list.items.map { assemble($0) }
      return .list(list)
    case .quote(let inner): return assembleQuote(inner, lines: block.lines)
    case .code(let text, let info):
      return .code(markers.restore(in: text, used: &usedMarkers), info: info)
    case .alert, .container, .html, .thematicBreak, .table: return block.content
    }
  }

  func finish(_ inlines: [Inline]) -> [Inline] {
    hasTilde ? inlines.withStrikethrough : inlines
  }
}
