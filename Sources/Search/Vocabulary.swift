/// The words of one language set, each with a dense number.
///
/// Two tables: spellings as they stand in the text (bytes, ASCII letters lowered), and forms, the
/// folded words that readers' words are compared with. A spelling is folded and stemmed once.
struct Vocabulary: ~Copyable {
  private(set) var forms: [String] = []
  /// Stem class of each form.
  private(set) var formClass: [UInt32] = []
  private(set) var classCount = 0

  private let stemmer: Stemmer
  private var formNumbers: [String: UInt32] = [:]
  private var classNumbers: [String: UInt32] = [:]
  private var arena: [UInt8] = []
  private var spellings: [Spelling] = []
  private var slots: [UInt32]

  private struct Spelling {
    let key: SpellingKey
    /// In the arena.
    let start: UInt32
    /// `UInt32.max` for one that folds to nothing.
    let form: UInt32
  }

  init(language: String) {
    stemmer = Stemmer(language: language)
    slots = [UInt32](repeating: .max, count: 1 << 14)
  }

  /// Appends the forms of the text's words, in order.
  mutating func read(_ text: String, into words: inout [UInt32]) {
    text.withBytes { bytes in
      forEachWord(in: bytes) { range in
        let form = number(of: UnsafeBufferPointer(rebasing: bytes[range]))
        if form != .max { words.append(form) }
      }
    }
  }

  private mutating func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let key = SpellingKey(word)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] != .max {
      let known = spellings[Int(slots[slot])]
      if known.key == key, key.isWhole || equal(word, Int(known.start)) { return known.form }
      slot = (slot + 1) & mask
    }
    return add(word, key, at: slot)
  }

  private func equal(_ word: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    for index in 0..<word.count where arena[start + index] != lowerASCII(word[index]) {
      return false
    }
    return true
  }

  private mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, _ key: SpellingKey, at slot: Int
  ) -> UInt32 {
    let form = form(of: String(decoding: word, as: UTF8.self))
    slots[slot] = UInt32(spellings.count)
    spellings.append(Spelling(key: key, start: UInt32(arena.count), form: form))
    for byte in word { arena.append(lowerASCII(byte)) }
    if spellings.count * 2 > slots.count { grow() }
    return form
  }

  private mutating func form(of spelling: String) -> UInt32 {
    let lower = lowered(spelling)
    let form = folded(lower)
    if form.isEmpty { return .max }
    if let known = formNumbers[form] { return known }
    let number = UInt32(forms.count)
    formNumbers[form] = number
    forms.append(form)
    let stem = folded(stemmer.stem(lower))
    let next = UInt32(classCount)
    let stemClass = classNumbers[stem, default: next]
    if stemClass == next {
      classNumbers[stem] = next
      classCount += 1
    }
    formClass.append(stemClass)
    return number
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, spelling) in spellings.enumerated() {
      var slot = Int(truncatingIfNeeded: spelling.key.hash) & mask
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index)
    }
  }
}

/// A word, ASCII letters lowered, by its first eight bytes, its length and a hash: most words are no
/// longer and are told apart without looking at them again. Looks at eight bytes at a time; every
/// word of the site comes by here.
private struct SpellingKey: Equatable {
  let hash: UInt64
  let head: UInt64
  let length: Int

  /// The whole word is in `head`.
  var isWhole: Bool { length <= 8 }

  /// - Parameter word: not empty.
  init(_ word: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(word)
    length = bytes.count
    head = lowerASCII(Self.head(of: bytes))
    var hash = (head ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    var index = 8
    while index < length {
      // The last eight bytes may be some of those before too.
      let next = bytes.loadUnaligned(fromByteOffset: min(index, length - 8), as: UInt64.self)
      hash = (hash ^ hash >> 32 ^ lowerASCII(next)) &* 0x9E37_79B9_7F4A_7C15
      index += 8
    }
    self.hash = hash ^ hash >> 32
  }

  /// The first eight bytes; of fewer all of them, some twice, at places that their number decides.
  private static func head(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    if count >= 8 { return bytes.loadUnaligned(as: UInt64.self) }
    if count >= 4 {
      let first = bytes.loadUnaligned(as: UInt32.self)
      let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(first) | UInt64(last) << 32
    }
    return UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16
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
