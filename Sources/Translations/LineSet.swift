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
    let title = Array(article.title.utf8)
    reading.read(title[...])
    reading.read(article.file.bytes[article.bodyStart...])
    hashes = reading.hashes
  }

  /// Which part of these lines stand in `other` too, 0 to 1; nil where there is no line to compare.
  func share(in other: LineSet) -> Double? {
    guard !hashes.isEmpty else { return nil }
    let known = Set(other.hashes)
    return Double(hashes.count { known.contains($0) }) / Double(hashes.count)
  }
}

private struct LineReading {
  var hashes: [UInt64] = []
  private var isInFence = false

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      readLine(bytes[start..<end])
      start = end + 1
    }
  }

  private mutating func readLine(_ line: ArraySlice<UInt8>) {
    let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
    if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) {
      isInFence.toggle()
      return
    }
    guard !isInFence else { return }
    var words = WordHash()
    var index = text.startIndex
    while index < text.endIndex {
      if let end = skipped(text, from: index) {
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
  private func skipped(_ text: ArraySlice<UInt8>, from index: Int) -> Int? {
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
