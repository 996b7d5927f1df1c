import Diagnostics
import Glibc
import HelpCenter
import Markdown

/// The lines of an article's text as hashes of their first words, so that two articles can be compared
/// at the cost of reading these once.
///
/// What is the same in every language is set aside: code, variables, link destinations, markup,
/// digits, and names, which are lines with fewer than two words in lower case.
struct LineSet: Sendable {
  /// One a line, in reading order.
  let hashes: [UInt64]

  init(_ article: Article) {
    var reading = LineReading()
    var title = article.content.title
    title.withUTF8 { reading.read($0) }
    article.file.bytes.withUnsafeBufferPointer { bytes in
      reading.read(UnsafeBufferPointer(rebasing: bytes[article.content.bodyStart...]))
    }
    hashes = reading.hashes
  }

  /// Which part of these lines are among `others` too, 0 to 1; nil where there is no line to compare.
  func share(in others: Set<UInt64>) -> Double? {
    guard !hashes.isEmpty else { return nil }
    return Double(hashes.count { others.contains($0) }) / Double(hashes.count)
  }
}

/// Reads lines in place, since this goes through every translation.
private struct LineReading {
  var hashes: [UInt64] = []
  private var isInFence = false

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < text.count, let base = text.baseAddress {
      let newline = memchr(base + start, Int32(UInt8(ascii: "\n")), text.count - start)
      let end = newline.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? text.count
      if end > start { readLine(UnsafeBufferPointer(rebasing: text[start..<end])) }
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
    while index < text.count, !words.areEnough {
      let byte = text[index]
      if byte.isLetter {
        words.add(letter: byte)
        index += 1
      } else if byte.beginsSkipped, let end = skipped(text, from: index) {
        words.endWord()
        index = end
      } else {
        if byte != UInt8(ascii: "'") { words.endWord() }
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
  /// Of ASCII, or a part of any other character.
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self >= 0x80
  }

  fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

  /// One of ` { ] <
  fileprivate var beginsSkipped: Bool {
    self == UInt8(ascii: "`") || self == UInt8(ascii: "{") || self == UInt8(ascii: "]")
      || self == UInt8(ascii: "<")
  }
}

/// A hash of the words of a line, letters of ASCII in lower case. Eight letters are mixed at a time:
/// one by one, each would wait for the product of the one before.
private struct WordHash {
  private(set) var hash: UInt64 = 0
  /// The last letters that are not mixed yet.
  private var letters: UInt64 = 0
  private var isInWord = false
  private var plainWords = 0
  private var foreignBytes = 0
  private var mixes = 0

  /// Ten words, long ones counting twice: two lines that begin so are taken for the same.
  var areEnough: Bool { mixes >= 10 }

  /// Two words that are no names; of a script without capitals and spaces four characters.
  var isProse: Bool { plainWords >= 2 || foreignBytes >= 12 }

  mutating func add(letter byte: UInt8) {
    if !isInWord, !byte.isCapital { plainWords += 1 }
    isInWord = true
    if byte >= 0xD0 { foreignBytes += 2 }
    if letters >> 56 != 0 { mix() }
    letters = letters << 8 | UInt64(byte.isCapital ? byte | 0x20 : byte)
  }

  mutating func endWord() {
    if isInWord { mix() }
    isInWord = false
  }

  private mutating func mix() {
    hash = ContentHash.mix(hash, word: letters)
    letters = 0
    mixes += 1
  }
}
