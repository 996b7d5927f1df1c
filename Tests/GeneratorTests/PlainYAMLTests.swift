import Diagnostics
import HelpCenter
import Testing

/// Front matter is read by a short way where it is plain: what that reads must be what Yams reads.
struct PlainYAMLTests {
  @Test func readsFrontMatterAsYamsDoes() {
    compare(
      """
      title: "How do I change my bid? (7)"
      description: Où est ma commande, et qu'est-ce que je fais ?
      order: 12
      updated: 2026-03-12
      draft: no
      empty: ""
      none: null

      """)
  }

  @Test func readsPiecesPutTogetherAsYamsDoes() {
    let keys = ["title", "order", "x1", "null", "no", "Title", "9", "a b", "é", ""]
    let colons = [": ", ":", ":  ", " : ", ":\t"]
    let values = [
      "", "a", "a b", " a", "a ", "null", "~", "yes", "12", "1.5", "2026-03-12", "a: b", "a:b",
      "a #b", "a#b", "#a", "- a", "-a", "? a", "[a]", "{a: b}", "&a b", "*a", "!a b", "|", ">",
      "'a'", "it's", "\"\"", "\"", "\"a\"", "\"a: b # c\"", "\"a\\nb\"", "\"a\" b", "\"a\"b\"",
      "\" a \"", "a\"b", "a\\b", "%a", "@a", "`a", "a, b", "a]", "a}", "été", "éa: b", "中文：问题？",
      "¿Qué?", "\u{85}a", "a\u{85}b", "a\u{2028}b", "“a”", "\u{FEFF}a", "a\u{FEFF}", "a\u{E000}",
      "a\u{FFFF}", "a\u{1F600}", "a\u{7F}", "a\u{A0}b", "a\tb", "a\r", "a & b", "a * b", "<<",
      "=", "a=b", "---", "...",
    ]
    for key in keys {
      for colon in colons {
        for value in values {
          compare("\(key)\(colon)\(value)\n")
          compare("\(key)\(colon)\(value)\norder: 1\n")
          compare("order: 1\n\(key)\(colon)\(value)")
        }
      }
    }
  }

  @Test func readsLinesPutTogetherAsYamsDoes() {
    let lines = ["a: b", "a: c", "b: \"c\"", " d", "  - e", "", "# f", "g", "h:", "---", "..."]
    for first in lines {
      for second in lines {
        for third in lines { compare("\(first)\n\(second)\n\(third)\n") }
      }
    }
  }

  private func compare(_ text: String) {
    let source = SourceText(path: "a.md", text: text)
    let range = 0..<source.bytes.count
    let read = YAMLNode.parse(source, range, firstLine: 2)
    let whole = YAMLNode.parseWhole(source, range, firstLine: 2)
    #expect(read.value?.outline == whole.value?.outline, "\(text.debugDescription)")
    #expect(read.diagnostics == whole.diagnostics, "\(text.debugDescription)")
  }
}

extension YAMLNode {
  /// All of it, places too, as a text.
  fileprivate var outline: String {
    let content =
      switch value {
      case .null: "null"
      case .scalar(let text): text.debugDescription
      case .list(let items): "[\(items.map(\.outline).joined(separator: ", "))]"
      case .map(let entries):
        "{\(entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", "))}"
      }
    return "\(line):\(column) \(content)"
  }
}
