import Diagnostics

/// TOML 1.0 as front matter and settings of sites use it: tables, arrays of tables, dotted keys,
/// all strings, arrays, inline tables; numbers, dates and booleans keep their letters.
struct TOML {
  private var root = FieldTree()
  private var problems: [Diagnostic] = []
  private var scalars: [Character]
  private var index = 0
  private var line: Int
  private let file: SourceText
  /// Of arrays and inline tables that are open: no settings go deep, and each level takes stack.
  private var depth = 0
  private static let maximumDepth = 64

  static func parse(_ text: String, in file: SourceText, firstLine: Int = 1) -> Checked<FieldValue>
  {
    var reader = TOML(scalars: Array(text), line: firstLine, file: file)
    reader.readDocument()
    return Checked(reader.root.value, reader.problems)
  }

  private init(scalars: [Character], line: Int, file: SourceText) {
    self.scalars = scalars
    self.line = line
    self.file = file
  }

  private var current: Character? { index < scalars.count ? scalars[index] : nil }

  private mutating func advance() {
    if current?.isNewline == true { line += 1 }
    index += 1
  }

  private mutating func skipLine() {
    while current?.isNewline == false { advance() }
  }

  private mutating func skipBlanks(newlines: Bool) {
    while let character = current {
      if character == "#" {
        skipLine()
      } else if character == " " || character == "\t" || newlines && character.isNewline {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func readDocument() {
    var table: [String] = []
    skipBlanks(newlines: true)
    while let character = current {
      if character == "[" {
        table = readHeader()
      } else {
        let (start, key) = (line, readKey())
        skipBlanks(newlines: false)
        guard !key.isEmpty, current == "=" else {
          report("a line \"key = value\" is expected here")
          skipLine()
          skipBlanks(newlines: true)
          continue
        }
        advance()
        root.set(table + key, readValue(), line: start)
      }
      skipBlanks(newlines: true)
    }
  }

  private mutating func readHeader() -> [String] {
    advance()
    let isArray = current == "["
    if isArray { advance() }
    let key = readKey()
    while current == "]" { advance() }
    if isArray { return root.appendTable(key, line: line) }
    root.touch(key, line: line)
    return key
  }

  private mutating func readKey() -> [String] {
    var parts: [String] = []
    while true {
      skipBlanks(newlines: false)
      guard let character = current else { return parts }
      if character == "\"" || character == "'" {
        parts.append(readString())
      } else {
        var part = ""
        while let next = current, next.isLetter || next.isNumber || next == "_" || next == "-" {
          part.append(next)
          advance()
        }
        if part.isEmpty { return parts }
        parts.append(part)
      }
      skipBlanks(newlines: false)
      guard current == "." else { return parts }
      guard parts.count < Self.maximumDepth else {
        report("values may be \(Self.maximumDepth) deep")
        index = scalars.count
        return parts
      }
      advance()
    }
  }

  private mutating func readValue() -> FieldValue {
    skipBlanks(newlines: false)
    depth += 1
    defer { depth -= 1 }
    switch current {
    case "\"", "'": return .text(readString())
    case "[", "{":
      guard depth <= Self.maximumDepth else {
        report("values may be \(Self.maximumDepth) deep")
        index = scalars.count
        return .text("")
      }
      return current == "[" ? readArray() : readInlineTable()
    default:
      var text = ""
      while let next = current, !next.isNewline, !",]}#".contains(next) {
        text.append(next)
        advance()
      }
      while text.last == " " || text.last == "\t" { text.removeLast() }
      if text.isEmpty { report("a value is expected here") }
      return .text(text)
    }
  }

  private mutating func readArray() -> FieldValue {
    advance()
    var items: [FieldValue] = []
    skipBlanks(newlines: true)
    while let character = current, character != "]" {
      let start = index
      items.append(readValue())
      skipBlanks(newlines: true)
      if current == "," { advance() }
      skipBlanks(newlines: true)
      if index == start { break }
    }
    advance()
    return .list(items)
  }

  private mutating func readInlineTable() -> FieldValue {
    advance()
    var table = FieldTree()
    skipBlanks(newlines: false)
    while let character = current, character != "}", !character.isNewline {
      let (start, key) = (index, readKey())
      skipBlanks(newlines: false)
      if current == "=" { advance() }
      table.set(key, readValue(), line: line)
      skipBlanks(newlines: false)
      if current == "," { advance() }
      skipBlanks(newlines: false)
      if index == start { break }
    }
    advance()
    return table.value
  }

  private mutating func readString() -> String {
    guard let quote = current else { return "" }
    let isLong =
      index + 2 < scalars.count && scalars[index + 1] == quote && scalars[index + 2] == quote
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    if isLong, current?.isNewline == true { advance() }
    var text = ""
    while let character = current {
      if character == quote, !isLong || isEnd(of: quote) {
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        return text
      }
      if character.isNewline, !isLong { break }
      advance()
      if character == "\\", quote == "\"" {
        readEscape(into: &text)
      } else {
        text.append(character)
      }
    }
    report("a quotation mark is not closed")
    return text
  }

  private func isEnd(of quote: Character) -> Bool {
    index + 2 < scalars.count && scalars[index + 1] == quote && scalars[index + 2] == quote
  }

  private mutating func readEscape(into text: inout String) {
    guard let character = current else { return }
    advance()
    switch character {
    case "n": text += "\n"
    case "t": text += "\t"
    case "u", "U":
      let digits = String(scalars[index..<min(index + (character == "u" ? 4 : 8), scalars.count)])
      for _ in digits { advance() }
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
      text.unicodeScalars.append(scalar ?? "\u{FFFD}")
    case _ where character.isNewline: skipBlanks(newlines: true)
    default: text.append(character)
    }
  }

  private mutating func report(_ message: String) {
    problems.append(.error("invalid-toml", message, at: file.place(line: line)))
  }
}

/// Tables that are being filled, in order of their first mention.
private struct FieldTree {
  private var entries: [(key: String, value: Node, line: Int)] = []

  private enum Node {
    case leaf(FieldValue)
    case table(FieldTree)
    case tables([FieldTree])
  }

  var value: FieldValue {
    .map(
      entries.map { entry in
        switch entry.value {
        case .leaf(let value): (entry.key, value, entry.line)
        case .table(let tree): (entry.key, tree.value, entry.line)
        case .tables(let trees): (entry.key, .list(trees.map(\.value)), entry.line)
        }
      })
  }

  mutating func set(_ path: [String], _ value: FieldValue, line: Int) {
    change(path, line: line) { $0 = .leaf(value) }
  }

  mutating func touch(_ path: [String], line: Int) {
    change(path, line: line) { node in
      if case .leaf = node { node = .table(FieldTree()) }
    }
  }

  /// The path by which values of the new table are set: `set` goes into the last of several.
  mutating func appendTable(_ path: [String], line: Int) -> [String] {
    change(path, line: line) { node in
      if case .tables(let trees) = node {
        node = .tables(trees + [FieldTree()])
      } else {
        node = .tables([FieldTree()])
      }
    }
    return path
  }

  private mutating func change(_ path: [String], line: Int, _ body: (inout Node) -> Void) {
    guard let key = path.first else { return }
    let index = entries.firstIndex { $0.key == key } ?? entries.count
    if index == entries.count { entries.append((key, .leaf(.text("")), line)) }
    guard path.count > 1 else { return body(&entries[index].value) }
    let rest = Array(path.dropFirst())
    switch entries[index].value {
    case .table(var tree):
      tree.change(rest, line: line, body)
      entries[index].value = .table(tree)
    case .tables(var trees) where !trees.isEmpty:
      trees[trees.count - 1].change(rest, line: line, body)
      entries[index].value = .tables(trees)
    default:
      var tree = FieldTree()
      tree.change(rest, line: line, body)
      entries[index].value = .table(tree)
    }
  }
}
