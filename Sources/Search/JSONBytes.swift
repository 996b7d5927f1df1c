/// JSON text under construction. Keys and order are the caller's.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []

  /// Appends text that is JSON already, or punctuation between values.
  mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: raw("\\n")
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        raw(digits.count == 1 ? "\\u000\(digits)" : "\\u00\(digits)")
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func strings(_ texts: [String]) {
    list(texts) { $0.string($1) }
  }

  mutating func numbers(_ numbers: [Int]) {
    list(numbers) { $0.raw(String($1)) }
  }

  mutating func list<Element>(
    _ elements: [Element], _ write: (inout JSONBytes, Element) -> Void
  ) {
    raw("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { raw(",") }
      write(&self, element)
    }
    raw("]")
  }
}
