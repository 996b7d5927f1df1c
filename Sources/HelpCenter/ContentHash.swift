/// FNV-1a, 64 bits (draft-eastlake-fnv, 2): for names that change with the content, not against
/// forgery.
package struct ContentHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { add($0) }
  }

  /// Adds the text and a separator, so that ("ab", "c") differs from ("a", "bc").
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
    add(byte: 0xFF)
  }

  /// Adds the bytes and how many they are.
  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { add($0) }
    add(String(bytes.count))
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { add(byte: byte) }
  }

  mutating func add(byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The first 50 bits as ten characters of Crockford's base 32, in lower case.
  package var name: String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    let characters = (0..<10).map { digits[Int(state >> (59 - 5 * UInt64($0)) & 31)] }
    return String(decoding: characters, as: UTF8.self)
  }
}
