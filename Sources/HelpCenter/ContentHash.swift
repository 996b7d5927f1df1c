/// For names that change with the content, not against forgery. Texts are added byte by byte by
/// FNV-1a, 64 bits (draft-eastlake-fnv, 2), since revisions of them stand in front matter; files,
/// which are much larger, eight bytes at a time.
package struct ContentHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package init(_ bytes: [UInt8]) { add(bytes) }

  /// Adds the text and a separator, so that ("ab", "c") differs from ("a", "bc").
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
    state = Self.mix(state, 0xFF)
  }

  /// Adds the bytes and how many they are.
  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      var hash = state
      for start in stride(from: 0, to: bytes.count & ~7, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        hash = Self.mix(hash, word: UInt64(littleEndian: word))
      }
      state = bytes[(bytes.count & ~7)...].reduce(hash) { Self.mix($0, word: UInt64($1)) }
    }
    add(String(bytes.count))
  }

  /// Adds the text with each run of white space as one space, without a separator.
  mutating func add(folding text: String) {
    var text = text
    text.withUTF8 { bytes in
      var (hash, isAfterSpace) = (state, false)
      for byte in bytes {
        let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        if !isSpace {
          hash = Self.mix(hash, byte)
        } else if !isAfterSpace {
          hash = Self.mix(hash, 0x20)
        }
        isAfterSpace = isSpace
      }
      state = hash
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    state = bytes.reduce(state, Self.mix)
  }

  /// One step of a hash that takes eight bytes at a time: multiplication by 2^64 over the golden ratio
  /// (Knuth, The Art of Computer Programming 3, 6.4), whose upper half tells more than the lower.
  package static func mix(_ hash: UInt64, word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }

  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The first 50 bits as ten characters of Crockford's base 32, in lower case.
  package var name: String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    let characters = (0..<10).map { digits[Int(state >> (59 - 5 * UInt64($0)) & 31)] }
    return String(decoding: characters, as: UTF8.self)
  }
}
