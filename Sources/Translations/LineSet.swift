import Diagnostics
import HelpCenter
import Markdown

/// The lines of an article's text as hashes, so that two articles can be compared at the cost of
/// reading their bytes once.
///
/// What is the same in every language is set aside: code, variables, link destinations, markup,
/// digits, and names, which are lines with fewer than two words in lower case.
struct LineSet: Sendable {
  /// One a line, in reading order.
  let hashes: [UInt64]

  init(_ article: Article) {
    var reading = LineReading()
    var title = article.title
    title.withUTF8 { reading.read($0) }
    article.file.bytes.withUnsafeBufferPointer { bytes in
      reading.read(UnsafeBufferPointer(rebasing: bytes[article.bodyStart...]))
    }
    hashes = reading.hashes
  }

  /// Which part of these lines are among `others` too, 0 to 1; nil where there is no line to compare.
  func share(in others: Set<UInt64>) -> Double? {
    guard !hashes.isEmpty else { return nil }
    return Double(hashes.count { others.contains($0) }) / Double(hashes.count)
  }
}

private struct LineReading {
  var hashes: [UInt64] = []
  private var isInFence = false

  /// - Parameter bytes: read in place, since this looks at every byte of every translation.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      readLine(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      start = end + 1
    }
  }

  private mutating func readLine(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: ">") {
      index += 1
    }
    if text[index...].starts(with: "```".utf8) || text[index...].starts(with: "~~~".utf8) {
      isInFence.toggle()
      return
    }
    guard !isInFence else { return }
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
    if words.isProse { hashes.append(words.hash) }
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
