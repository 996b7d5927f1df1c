import Diagnostics
import HelpCenter

/// A value of front matter or settings, whatever language it was written in.
indirect enum FieldValue {
  case text(String)
  case list([FieldValue])
  case map([(key: String, value: FieldValue, line: Int)])

  init(_ node: YAMLNode) {
    switch node.value {
    case .null: self = .text("")
    case .scalar(let text): self = .text(text)
    case .list(let items): self = .list(items.map { FieldValue($0) })
    case .map(let entries):
      self = .map(entries.map { (($0.key.text ?? ""), FieldValue($0.value), $0.key.line) })
    }
  }

  var text: String? {
    guard case .text(let text) = self, !text.isEmpty else { return nil }
    return text
  }

  /// The texts of a list; a text alone is a list of one.
  var texts: [String] {
    switch self {
    case .text(let text): text.isEmpty ? [] : [text]
    case .list(let items): items.compactMap(\.text)
    case .map: []
    }
  }

  var entries: [(key: String, value: FieldValue, line: Int)] {
    if case .map(let entries) = self { entries } else { [] }
  }

  subscript(key: String) -> FieldValue? { entries.first { $0.key == key }?.value }
}

/// The front matter of an old page, YAML between `---` or TOML between `+++`, and its body.
struct OldFrontMatter {
  let fields: FieldValue
  let body: Substring
  /// Of the file, from 1.
  let bodyLine: Int

  init(_ file: SourceText, _ problems: inout [Diagnostic]) {
    let text = file.text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let fence = lines.first.map { $0.trimmingReturn }
    guard let fence, fence == "+++" || fence == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmingReturn == fence })
    else {
      (fields, body, bodyLine) = (.map([]), text[...], 1)
      return
    }
    let inner = lines[1..<end].map { $0.trimmingReturn }.joined(separator: "\n")
    bodyLine = end + 2
    body = end + 1 < lines.count ? text[lines[end + 1].startIndex...] : ""
    if fence == "+++" {
      let parsed = TOML.parse(inner, in: file, firstLine: 2)
      fields = parsed.value
      problems += parsed.diagnostics
    } else {
      let parsed = FrontMatter.split(file)
      fields = FieldValue(parsed.value.node)
      problems += parsed.diagnostics
    }
  }
}

extension Substring {
  var trimmingReturn: Substring { hasSuffix("\r") ? dropLast() : self }
}
