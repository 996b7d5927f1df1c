import Diagnostics
import HelpCenter
import Markdown

/// The lines of an article's text as hashes, so that two articles can be compared at the cost of
/// reading their bytes once.
///
/// What is the same in every language is set aside: code, variables, link destinations, markup,
/// digits, and names, which are lines with fewer than two words in lower case.
struct LineSet: Sendable {
  private let hashes: Set<UInt64>

  init(_ article: Article) {
    var hashes: Set<UInt64> = []
    article.forEachLine { hash, _ in
      if let hash { hashes.insert(hash) }
      return true
    }
    self.hashes = hashes
  }

  /// Which part of an article's lines are among these, where it is more than half; 0 where it is not,
  /// which shows as soon as the lines left are too few: a translation is read by half.
  func majority(of article: Article) -> Double {
    var (lines, shared) = (0, 0)
    article.forEachLine { hash, left in
      if let hash {
        lines += 1
        if hashes.contains(hash) { shared += 1 }
      }
      return 2 * shared + left > lines
    }
    return 2 * shared > lines ? Double(shared) / Double(lines) : 0
  }
}

extension Article {
  /// Calls `visit` for the title and each line of the text that is not empty, with its hash, nil where
  /// there is nothing to compare, and how many lines are left; until it returns false.
  fileprivate func forEachLine(_ visit: (UInt64?, Int) -> Bool) {
    var reading = LineReading()
    var title = title
    file.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[bodyStart...])
      var left = text.lineCount
      guard visit(title.withUTF8 { reading.hash(ofLine: $0) }, left) else { return }
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        if end > start {
          left -= 1
          let line = UnsafeBufferPointer(rebasing: text[start..<end])
          guard visit(reading.hash(ofLine: line), left) else { return }
        }
        start = end + 1
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many lines are not empty.
  fileprivate var lineCount: Int {
    var (lines, last) = (0, UInt8(ascii: "\n"))
    for byte in self {
      if last == UInt8(ascii: "\n"), byte != last { lines += 1 }
      last = byte
    }
    return lines
  }
}

/// Reads the lines of one text in their order, in place: this looks at every byte of every translation.
private struct LineReading {
  private var isInFence = false

  /// Nil for a line that says nothing or is code.
  mutating func hash(ofLine text: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var index = 0
    while index < text.count, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: ">") {
      index += 1
    }
    if text[index...].starts(with: "```".utf8) || text[index...].starts(with: "~~~".utf8) {
      isInFence.toggle()
      return nil
    }
    guard !isInFence else { return nil }
    var words = WordHash()
    while index < text.count {
      if text[index].beginsSkipped, let end = skipped(text, from: index) {
        words.endWord()
        index = end
      } else {
        words.add(text[index])
        index += 1
      }
    }
    words.endWord()
    return words.isProse ? words.hash : nil
  }

  /// Behind a code span, a variable, a heading's id or a link's destination that begins at `index`.
  private func skipped(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int? {
    let rest = text[(index + 1)...]
    let end: Int?
    switch (text[index], rest.first) {
    case (UInt8(ascii: "`"), _): end = rest.firstIndex(of: UInt8(ascii: "`"))
    case (UInt8(ascii: "{"), _): end = rest.firstIndex(of: UInt8(ascii: "}"))
    case (UInt8(ascii: "]"), UInt8(ascii: "(")): end = rest.firstIndex(of: UInt8(ascii: ")"))
    case (UInt8(ascii: "<"), _): end = rest.firstIndex(of: UInt8(ascii: ">"))
    default: return nil
    }
    return end.map { $0 + 1 }
  }
}

extension UInt8 {
  /// One of ` { ] <
  fileprivate var beginsSkipped: Bool {
    self == UInt8(ascii: "`") || self == UInt8(ascii: "{") || self == UInt8(ascii: "]")
      || self == UInt8(ascii: "<")
  }
}

/// A hash of the words of a line, letters of ASCII in lower case.
private struct WordHash {
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  private var isInWord = false
  private var plainWords = 0
  private var foreignBytes = 0

  /// Two words that are no names; of a script without capitals and spaces four characters.
  var isProse: Bool { plainWords >= 2 || foreignBytes >= 12 }

  mutating func add(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): add(letter: byte, isCapital: false)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): add(letter: byte | 0x20, isCapital: true)
    case 0x80...:
      if byte >= 0xD0 { foreignBytes += 2 }
      add(letter: byte, isCapital: false)
    case UInt8(ascii: "'"): break
    default: endWord()
    }
  }

  private mutating func add(letter: UInt8, isCapital: Bool) {
    if !isInWord, !isCapital { plainWords += 1 }
    isInWord = true
    mix(letter)
  }

  mutating func endWord() {
    if isInWord { mix(0x20) }
    isInWord = false
  }

  private mutating func mix(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
