import Diagnostics

/// libcmark drops the backslash of `\~`; this keeps the difference to a plain tilde.
enum EscapedTilde {
  /// U+FDD0, a noncharacter reserved for internal use (Unicode 15, 23.7).
  private static let standIn = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)

  /// Replaces each `\~`; true if there was one.
  static func hide(in text: inout [UInt8]) -> Bool {
    let backslash = UInt8(ascii: "\\")
    let tilde = UInt8(ascii: "~")
    guard text.contains("\\~") else { return false }
    var hidden: [UInt8] = []
    hidden.reserveCapacity(text.count)
    var found = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte == backslash, index + 1 < text.count else {
        hidden.append(byte)
        index += 1
        continue
      }
      if text[index + 1] == tilde {
        hidden += Array(standIn.utf8)
        found = true
      } else {
        hidden += [byte, text[index + 1]]
      }
      index += 2
    }
    if found { text = hidden }
    return found
  }

  /// In code, a backslash is itself (CommonMark 0.30, 2.4); elsewhere it is gone.
  static func restore(in document: Document) -> Document {
    document.mapStrings({ restore(in: $0, "~") }, code: { restore(in: $0, "\\~") })
  }

  private static func restore(in text: String, _ tilde: String) -> String {
    let hasStandIn = text.utf8.contains(0xEF) && text.contains(standIn)
    return hasStandIn ? text.replacing(standIn, with: tilde) : text
  }
}
