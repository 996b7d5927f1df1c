/// JSON text under construction. Keys and order are the caller's.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends text that is JSON already, or punctuation between values.
  mutating func raw(_ text: String) {
    text.withBytes { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ utf8: some Collection<UInt8>) {
    bytes.append(contentsOf: utf8)
  }

  /// - Parameter utf16: nothing that needs an escape.
  mutating func raw(_ utf16: ArraySlice<UInt16>) {
    appendUTF8(utf16, to: &bytes)
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    text.withBytes { utf8 in
      // Most of a text needs no escape, so it is looked through eight bytes at a time and copied in
      // long pieces.
      let raw = UnsafeRawBufferPointer(utf8)
      var start = 0
      var index = 0
      while index < raw.count {
        if index + 8 <= raw.count,
          !needsEscape(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        {
          index += 8
          continue
        }
        if needsEscape(raw[index]) {
          bytes.append(contentsOf: utf8[start..<index])
          escape(raw[index])
          start = index + 1
        }
        index += 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A:
      raw("\\n")
    default:
      let digits = String(byte, radix: 16)
      raw(digits.count == 1 ? "\\u000\(digits)" : "\\u00\(digits)")
    }
  }

  mutating func strings(_ texts: [String]) {
    list(texts) { $0.string($1) }
  }

  mutating func numbers(_ numbers: [Int]) {
    list(numbers) { $0.raw(String($1)) }
  }

  @inline(__always)
  mutating func list<Element>(
    _ elements: [Element], _ write: (inout JSONBytes, borrowing Element) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    // Through a span, elements are not copied, whose parts would be counted one by one.
    let elements = elements.span
    for index in elements.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, elements[index])
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

@inline(__always)
private func needsEscape(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

/// Whether any of eight bytes does. A byte is less than n if taking n away borrows into a top bit
/// that it did not have.
@inline(__always)
private func needsEscape(_ bytes: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  func lessThan(_ limit: UInt64, _ bytes: UInt64) -> UInt64 {
    (bytes &- (ones &* limit)) & ~bytes
  }
  let found =
    lessThan(0x20, bytes) | lessThan(1, bytes ^ (ones &* 0x22))
    | lessThan(1, bytes ^ (ones &* 0x5C))
  return found & 0x8080_8080_8080_8080 != 0
}
