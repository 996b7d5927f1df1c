package import Diagnostics
import Yams

/// One value of a YAML text, with where it stands.
///
/// Scalars keep the author's letters: `no` is the text "no", which is Norwegian where a language
/// may stand, and false only where a switch is asked for.
package struct YAMLNode: Sendable {
  package enum Value: Sendable {
    case null
    case scalar(String)
    case list([YAMLNode])
    case map([(key: YAMLNode, value: YAMLNode)])
  }

  package let value: Value
  /// In the file, from 1.
  package let line: Int
  package let column: Int

  package var text: String? {
    guard case .scalar(let text) = value else { return nil }
    return text
  }

  package var entries: [(key: YAMLNode, value: YAMLNode)]? {
    guard case .map(let entries) = value else { return nil }
    return entries
  }

  package var items: [YAMLNode]? {
    guard case .list(let items) = value else { return nil }
    return items
  }

  package subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.text == key }?.value
  }

  /// The node's place; of a list or map, its first character.
  package func place(in source: SourceText) -> Place {
    guard let range = source.range(ofLine: line) else { return Place(file: source.path) }
    let lineText = String(decoding: source.bytes[range], as: UTF8.self).unicodeScalars
    let prefix = String(lineText.prefix(max(0, column - 1)))
    let rest = String(lineText.dropFirst(max(0, column - 1)))
    let length = text.map { rest.hasPrefix($0) ? $0.utf8.count : quotedLength(of: rest) } ?? 1
    return source.place(offset: range.lowerBound + prefix.utf8.count, length: length)
  }

  private func quotedLength(of rest: String) -> Int {
    guard let quote = rest.first, quote == "\"" || quote == "'",
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return max(1, rest.prefix { !",]}#".contains($0) }.utf8.count) }
    return rest[...end].utf8.count
  }
}

extension YAMLNode {
  /// Reads the bytes of `range`, whose first line is `firstLine` (from 1) of the file. An empty
  /// text is an empty map. A syntax error is a diagnostic at its place, and the value nil.
  package static func parse(
    _ source: SourceText, _ range: Range<Int>? = nil, firstLine: Int = 1
  ) -> Checked<YAMLNode?> {
    let range = range ?? 0..<source.bytes.count
    let plain = source.bytes.withUnsafeBufferPointer { bytes in
      PlainYAML.parse(UnsafeBufferPointer(rebasing: bytes[range]), firstLine: firstLine)
    }
    if let plain { return Checked(plain) }
    return parseWhole(source, range, firstLine: firstLine)
  }

  /// The same by Yams alone.
  package static func parseWhole(
    _ source: SourceText, _ range: Range<Int>, firstLine: Int
  ) -> Checked<YAMLNode?> {
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    do {
      guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
        return Checked(YAMLNode(value: .map([]), line: firstLine, column: 1))
      }
      var depth = 0
      return Checked(convert(node, lineOffset: firstLine - 1, depth: &depth))
    } catch let error as YamlError {
      return Checked(nil, [problem(error, source: source, firstLine: firstLine)])
    } catch {
      return Checked(nil, [.error("invalid-yaml", "invalid YAML", at: Place(file: source.path))])
    }
  }

  private static func convert(_ node: Node, lineOffset: Int, depth: inout Int) -> YAMLNode {
    depth += 1
    defer { depth -= 1 }
    let mark = node.mark
    let line = (mark?.line ?? 1) + lineOffset
    let column = mark?.column ?? 1
    let value: Value
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      value = isNull ? .null : .scalar(scalar.string)
    case .sequence(let sequence):
      value = .list(sequence.map { convert($0, lineOffset: lineOffset, depth: &depth) })
    case .mapping(let mapping):
      value = .map(
        mapping.map { key, value in
          (
            convert(key, lineOffset: lineOffset, depth: &depth),
            convert(value, lineOffset: lineOffset, depth: &depth)
          )
        })
    case .alias: value = .null
    }
    return YAMLNode(value: value, line: line, column: column)
  }

  private static func problem(
    _ error: YamlError, source: SourceText, firstLine: Int
  ) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return invalid(phrase(problem), line: mark.line, column: mark.column, source, firstLine)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let line = context.mark.line
      return invalid("key \"\(key)\" stands twice", line: line, column: 1, source, firstLine)
    default:
      return invalid("invalid YAML", line: 1, column: 1, source, firstLine)
    }
  }

  private static func invalid(
    _ message: String, line: Int, column: Int, _ source: SourceText, _ firstLine: Int
  ) -> Diagnostic {
    let node = YAMLNode(value: .null, line: line + firstLine - 1, column: column)
    return .error("invalid-yaml", message, at: node.place(in: source))
  }

  /// libyaml's phrase with the mistake that most often causes it.
  private static func phrase(_ problem: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      "a text with \": \" in it must stand in quotes"
    case "found character that cannot start any token":
      "a text that begins with a tab, \"@\", \"`\" or \"%\" must stand in quotes"
    case "could not find expected ':'": "a key needs \":\" behind it"
    case "did not find expected key": "a key is expected here, is the line indented rightly?"
    case "found unexpected end of stream": "a quotation mark is not closed"
    default: "invalid YAML: \(problem)"
    }
  }
}
