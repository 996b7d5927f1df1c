/// Different words, each with a number in the order of appearance; words that differ in the case of
/// ASCII letters alone are one.
///
/// An open-addressing table: no word is an object of its own. Every word of the site comes by here,
/// and what it costs is the memory it looks at: mostly one slot, of which four share a cache line.
struct WordTable: ~Copyable {
  private(set) var words = WordList()
  private var slots: [Slot]

  private struct Slot {
    var key = WordKey()
    /// `UInt32.max` where the slot is free.
    var number = UInt32.max
  }

  /// - Parameter capacity: a power of two.
  init(capacity: Int = 1 << 12) {
    slots = [Slot](repeating: Slot(), count: capacity)
  }

  /// The word's number; that of a word met for the first time is the count before.
  @inline(__always)
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let key = WordKey(word)
    let mask = slots.count - 1
    var place = key.hash(of: word) & mask
    while slots[place].number != .max {
      let slot = slots[place]
      if slot.key == key, key.isWhole || words.hasTail(of: word, at: Int(slot.number)) {
        return Int(slot.number)
      }
      place = (place + 1) & mask
    }
    return add(word, key, at: place)
  }

  @inline(never)
  private mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, _ key: WordKey, at place: Int
  ) -> Int {
    let number = words.count
    slots[place] = Slot(key: key, number: UInt32(number))
    words.append(word)
    if words.count * 4 > slots.count * 3 { grow() }
    return number
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.number != .max {
      var place = words.withBytes(of: Int(slot.number)) { slot.key.hash(of: $0) & mask }
      while slots[place].number != .max { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}

/// Words in UTF-8 one behind the other, ASCII letters lowered.
struct WordList {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]

  var count: Int { starts.count - 1 }

  subscript(number: Int) -> String {
    withBytes(of: number) { String(decoding: $0, as: UTF8.self) }
  }

  @inline(__always)
  func withBytes<Result>(
    of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(starts[number])..<Int(starts[number + 1])]))
    }
  }

  fileprivate mutating func append(_ word: UnsafeBufferPointer<UInt8>) {
    for byte in word { bytes.append(lowerASCII(byte)) }
    starts.append(UInt32(bytes.count))
  }

  /// - Parameter word: as long as the word of that number, and longer than eight bytes.
  @inline(never)
  fileprivate func hasTail(of word: UnsafeBufferPointer<UInt8>, at number: Int) -> Bool {
    withBytes(of: number) { known in
      let known = UnsafeRawBufferPointer(known)
      return WordKey.tail(of: UnsafeRawBufferPointer(word)) { offset, eight in
        known.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == eight
      }
    }
  }
}

/// A word, ASCII letters lowered, by its first eight bytes and its length: most words are no longer
/// and are told apart without looking at them again. Looks at eight bytes at a time.
private struct WordKey: Equatable {
  private var head: UInt64 = 0
  private var length: UInt32 = 0

  /// The whole word is in `head`.
  var isWhole: Bool { length <= 8 }

  init() {}

  @inline(__always)
  init(_ word: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(word)
    length = UInt32(bytes.count)
    head = lowerASCII(Self.head(of: bytes))
  }

  /// - Parameter word: the one that the key was made from.
  @inline(__always)
  func hash(of word: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = (head ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    _ = Self.tail(of: UnsafeRawBufferPointer(word)) { _, eight in
      hash = (hash ^ hash >> 32 ^ eight) &* 0x9E37_79B9_7F4A_7C15
      return true
    }
    return Int(truncatingIfNeeded: hash >> 32)
  }

  /// The first eight bytes; of fewer all of them, some twice, at places that their number decides.
  @inline(__always)
  private static func head(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    if count >= 8 { return bytes.loadUnaligned(as: UInt64.self) }
    if count >= 4 {
      let first = bytes.loadUnaligned(as: UInt32.self)
      let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(first) | UInt64(last) << 32
    }
    if count == 0 { return 0 }
    return UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16
  }

  /// Whether `body` holds for what follows the first eight bytes, lowered, eight at a time with
  /// their offset; the last eight may be some of those before too.
  @inline(__always)
  static func tail(
    of bytes: UnsafeRawBufferPointer, _ body: (Int, UInt64) -> Bool
  ) -> Bool {
    var index = 8
    while index < bytes.count {
      let offset = min(index, bytes.count - 8)
      let eight = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard body(offset, lowerASCII(eight)) else { return false }
      index += 8
    }
    return true
  }
}

/// Eight bytes at once: a byte of `A` to `Z` is one whose sums with 63 and 37 differ in the top bit.
@inline(__always)
private func lowerASCII(_ bytes: UInt64) -> UInt64 {
  let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
  let isCapital =
    ((low &+ 0x3F3F_3F3F_3F3F_3F3F) ^ (low &+ 0x2525_2525_2525_2525)) & ~bytes
    & 0x8080_8080_8080_8080
  return bytes | isCapital >> 2
}

@inline(__always)
private func lowerASCII(_ byte: UInt8) -> UInt8 {
  byte &- 65 < 26 ? byte | 32 : byte
}
