package import Diagnostics

/// The settings at the head of a Markdown file, between two lines that are exactly `---`.
package struct FrontMatter: Sendable {
  /// An empty map where the file has none.
  package let node: YAMLNode
  /// First byte and first line (from 1) of the text behind it.
  package let bodyStart: Int
  package let bodyLine: Int

  package static func split(_ source: SourceText) -> Checked<FrontMatter> {
    let bytes = source.bytes
    let none = FrontMatter(
      node: YAMLNode(value: .map([]), line: 1, column: 1), bodyStart: 0, bodyLine: 1)
    guard isFence(bytes, at: 0), let first = lineEnd(bytes, from: 0) else { return Checked(none) }
    var start = first
    var line = 2
    while start < bytes.count {
      let next = lineEnd(bytes, from: start) ?? bytes.count
      if isFence(bytes, at: start) {
        let parsed = YAMLNode.parse(source, first..<start, firstLine: 2)
        let node = parsed.value ?? none.node
        return Checked(
          FrontMatter(node: node, bodyStart: next, bodyLine: line + 1), parsed.diagnostics)
      }
      start = next
      line += 1
    }
    let message = "front matter is not closed by a line \"---\""
    return Checked(none, [.error("front-matter-not-closed", message, at: source.place(line: 1))])
  }

  /// Offset behind the line end; nil on the last line.
  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }

  /// Whether the line at `start` is exactly `---`; a carriage return before the line end passes.
  private static func isFence(_ bytes: [UInt8], at start: Int) -> Bool {
    let dash = UInt8(ascii: "-")
    guard bytes.count >= start + 3, bytes[start..<(start + 3)].allSatisfy({ $0 == dash })
    else { return false }
    let rest = bytes[(start + 3)...].prefix(2)
    return rest.isEmpty || rest.first == 10 || rest.elementsEqual([13, 10])
      || rest.elementsEqual([13])
  }
}
