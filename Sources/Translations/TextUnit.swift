package import HelpCenter
import Markdown

/// The smallest part of an article that is translated as a whole: a heading, paragraph, list item,
/// step, table row, or a text of the front matter.
package struct TextUnit: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case title, description, question
    case heading(level: Int)
    case paragraph, item, step, row, code, html, boxTitle
  }

  package let kind: Kind
  /// The words a reader sees, with runs of white space as one space; variables by their name.
  package let text: String
  /// Link destinations and picture sources, in reading order.
  package let targets: [String]
  /// Position in `Article.headings` of the heading it stands under or is; nil before the first.
  package let heading: Int?
  /// In the file, from 1; nil for texts of the front matter.
  package let lines: ClosedRange<Int>?

  /// Whether two units say the same to a reader of their language.
  func says(theSameAs other: TextUnit) -> Bool {
    kind == other.kind && text == other.text && targets == other.targets
  }
}

extension Article {
  /// The article in reading order, front matter first.
  package var units: [TextUnit] {
    var reading = UnitReading()
    reading.add(.title, content.title)
    if let description = content.description { reading.add(.description, description) }
    for question in content.questions { reading.add(.question, question) }
    reading.read(content.body.blocks)
    return reading.units
  }
}

private struct UnitReading {
  var units: [TextUnit] = []
  private var heading: Int?

  mutating func add(_ kind: TextUnit.Kind, _ text: String, lines: ClosedRange<Int>? = nil) {
    units.append(
      TextUnit(
        kind: kind, text: text.foldingWhitespace, targets: [], heading: heading, lines: lines))
  }

  private mutating func add(_ kind: TextUnit.Kind, _ runs: [[Inline]], lines: ClosedRange<Int>) {
    var targets: [String] = []
    for run in runs { run.forEachInline { $0.target.map { targets.append($0) } } }
    let text = runs.map(\.plainText).joined(separator: " | ")
    units.append(
      TextUnit(
        kind: kind, text: text.foldingWhitespace, targets: targets, heading: heading, lines: lines))
  }

  mutating func read(_ blocks: [Block], in kind: TextUnit.Kind = .paragraph) {
    var kind = kind
    for block in blocks {
      switch block.content {
      case .heading(let content):
        heading = heading.map { $0 + 1 } ?? 0
        add(.heading(level: content.level), [content.inlines], lines: block.lines)
      case .paragraph(let inlines):
        add(kind, [inlines], lines: block.lines)
        kind = .paragraph
      case .list(let list):
        for item in list.items { read(item, in: list.start == nil ? .item : .step) }
      case .container(let container):
        container.title.map { add(.boxTitle, $0, lines: block.lines) }
        read(container.blocks)
      case .quote(let blocks), .alert(_, let blocks): read(blocks)
      case .table(let table): add(table, block)
      case .code(let text, _): add(.code, text, lines: block.lines)
      case .html(let text): add(.html, text, lines: block.lines)
      case .thematicBreak: break
      }
    }
  }

  /// The second line of a table is its delimiter row.
  private mutating func add(_ table: Table, _ block: Block) {
    let first = block.lines.lowerBound
    add(.row, table.header, lines: first...first)
    for (index, row) in table.rows.enumerated() {
      let line = min(first + 2 + index, block.lines.upperBound)
      add(.row, row, lines: line...line)
    }
  }
}

extension Inline {
  /// Where a link leads or what a picture shows.
  var target: String? {
    switch self {
    case .link(let destination, _, _): destination
    case .image(let source, _, _): source
    default: nil
    }
  }
}

extension String {
  /// Each run of ASCII white space as one space, none at the ends.
  var foldingWhitespace: String {
    var text = self
    return text.withUTF8 { bytes in
      if bytes.isFolded { return self }
      var folded: [UInt8] = []
      folded.reserveCapacity(bytes.count)
      for byte in bytes {
        if !byte.isSpace {
          folded.append(byte)
        } else if let last = folded.last, last != 0x20 {
          folded.append(0x20)
        }
      }
      if folded.last == 0x20 { folded.removeLast() }
      return String(decoding: folded, as: UTF8.self)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Nothing to fold, as in most texts, which need no copy then.
  fileprivate var isFolded: Bool {
    var isBehindSpace = true
    for byte in self {
      if byte.isSpace, isBehindSpace || byte != 0x20 { return false }
      isBehindSpace = byte == 0x20
    }
    return isEmpty || !isBehindSpace
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
}
