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
    let start: Int
    let length: Int
    let hash: UInt64
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
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(lowerASCII(byte))) &* 0x100_0000_01b3 }
    hash ^= hash >> 29
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != .max {
      let known = spellings[Int(slots[slot])]
      if known.hash == hash, known.length == word.count, equal(word, known.start) {
        return known.form
      }
      slot = (slot + 1) & mask
    }
    return add(word, hash: hash, at: slot)
  }

  private func equal(_ word: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    for index in 0..<word.count where arena[start + index] != lowerASCII(word[index]) {
      return false
    }
    return true
  }

  private mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, hash: UInt64, at slot: Int
  ) -> UInt32 {
    let form = form(of: String(decoding: word, as: UTF8.self))
    slots[slot] = UInt32(spellings.count)
    spellings.append(Spelling(start: arena.count, length: word.count, hash: hash, form: form))
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
      var slot = Int(truncatingIfNeeded: spelling.hash) & mask
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index)
    }
  }
}

@inline(__always)
private func lowerASCII(_ byte: UInt8) -> UInt8 {
  byte &- 65 < 26 ? byte | 32 : byte
}
