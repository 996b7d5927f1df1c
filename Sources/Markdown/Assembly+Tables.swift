import Diagnostics

extension Assembly {
  /// A paragraph that holds a header row and a delimiter row with as many cells is a table from
  /// that row on (GFM 0.29, 4.10); the lines before it remain a paragraph. Nil when it holds none.
  mutating func tableBlocks(in block: Block) -> [Block]? {
    guard block.lines.count >= 2 else { return nil }
    let rows = block.lines.map { contentLine($0) }
    guard
      let delimiter = rows.indices.dropFirst().first(where: { index in
        guard rows[index].contains("-"), let cells = TableRow.alignments(rows[index]) else {
          return false
        }
        return cells.count == TableRow.cells(rows[index - 1]).count && rows[index - 1].contains("|")
      }), let alignments = TableRow.alignments(rows[delimiter])
    else { return nil }
    let first = block.lines.lowerBound
    let table = table(
      header: rows[delimiter - 1], rows: Array(rows[(delimiter + 1)...]), alignments: alignments)
    let tableBlock = Block(.table(table), lines: (first + delimiter - 1)...block.lines.upperBound)
    guard delimiter > 1 else { return [tableBlock] }
    let before = Array(rows[..<(delimiter - 1)].joined(separator: "\n").utf8) + definitions.lines
    let paragraph = CommonMark.parse(before, firstLine: first).blocks.map { block in
      guard case .paragraph(let inlines) = block.content else { return block }
      return Block(.paragraph(finish(inlines)), lines: block.lines)
    }
    return paragraph + [tableBlock]
  }

  /// The line without indentation and the marks of the quotes and lists it stands in.
  private func contentLine(_ line: Int) -> String {
    guard let range = source.range(ofLine: line) else { return "" }
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    var content = text.trimmed[...]
    while !content.hasPrefix("|") {
      if itemLines.contains(line), let marker = content.prefixMatch(of: Self.listMarker) {
        content = content[marker.range.upperBound...]
      } else if content.hasPrefix(">") {
        content = content.dropFirst()
      } else {
        break
      }
      content = content.drop { $0 == " " || $0 == "\t" }
    }
    return String(content)
  }

  /// CommonMark 0.30, 5.2.
  private static var listMarker: Regex<Substring> { /(?:[-+*]|[0-9]{1,9}[.)])[ \t]/ }

  private func table(header: String, rows: [String], alignments: [Table.Alignment?]) -> Table {
    let width = alignments.count
    let texts = ([header] + rows).map { row in
      let cells = TableRow.cells(row).prefix(width)
      return cells + Array(repeating: "", count: width - cells.count)
    }
    let cells = inlines(ofCells: texts.flatMap { $0 })
    let parsed = stride(from: 0, to: cells.count, by: width).map { Array(cells[$0..<($0 + width)]) }
    return Table(alignments: alignments, header: parsed[0], rows: Array(parsed.dropFirst()))
  }

  /// All cells in one parse: each a paragraph of its own, kept from being any other block by a
  /// noncharacter in front.
  private func inlines(ofCells cells: [String]) -> [[Inline]] {
    let texts = cells.map { Self.cellMark + " " + $0 }
    let text = Array(texts.joined(separator: "\n\n").utf8) + [10] + definitions.lines
    let parsed = CommonMark.parse(text, firstLine: 1).blocks.compactMap { block -> [Inline]? in
      guard case .paragraph(let inlines) = block.content else { return nil }
      return finish(inlines.droppingMark(Self.cellMark))
    }
    return parsed + Array(repeating: [], count: max(0, cells.count - parsed.count))
  }

  /// U+FDD1, a noncharacter reserved for internal use (Unicode 15, 23.7).
  private static let cellMark = String(decoding: [0xEF, 0xB7, 0x91], as: UTF8.self)
}

extension [Inline] {
  fileprivate func droppingMark(_ mark: String) -> [Inline] {
    guard case .text(let text)? = first, text.hasPrefix(mark) else { return self }
    let rest = String(text.unicodeScalars.dropFirst().drop { $0 == " " })
    return (rest.isEmpty ? [] : [.text(rest)]) + dropFirst()
  }
}

enum TableRow {
  /// The cells between the pipes, trimmed; `\|` is a pipe inside a cell, also in code.
  static func cells(_ row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for scalar in row.unicodeScalars {
      if isEscaped {
        if scalar != "|" { cell.unicodeScalars.append("\\") }
        cell.unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        cell.unicodeScalars.append(scalar)
      }
    }
    if isEscaped { cell += "\\" }
    cells.append(cell.trimmed)
    if row.hasPrefix("|") { cells.removeFirst() }
    if cells.count > 1, cells.last == "" { cells.removeLast() }
    return cells
  }

  /// The alignments of a delimiter row, `| :-- | :-: | --: |`; nil when it is another row.
  static func alignments(_ row: String) -> [Table.Alignment?]? {
    var alignments: [Table.Alignment?] = []
    for cell in cells(row) {
      let dashes = cell.drop { $0 == ":" }.prefix { $0 == "-" }
      let colons = (cell.hasPrefix(":"), cell.hasSuffix(":"))
      let marks = (colons.0 ? 1 : 0) + (colons.1 ? 1 : 0)
      guard !dashes.isEmpty, dashes.count + marks == cell.count else { return nil }
      switch colons {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.start)
      case (false, true): alignments.append(.end)
      case (false, false): alignments.append(nil)
      }
    }
    return alignments.isEmpty ? nil : alignments
  }
}
