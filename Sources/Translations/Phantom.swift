import Diagnostics
package import HelpCenter
import Markdown

/// A file that stands where a translation should and is none: it would tell readers and editors
/// that the work is done.
package enum Phantom: Hashable, Sendable {
  /// Nearly every line is the source's; the share in per cent.
  case copy(Int)
  /// More than half of the lines are the source's; the share in per cent.
  case partCopy(Int)
  /// Written with other letters than the language's.
  case otherWriting
  /// Another language's words.
  case otherLanguage(LanguageTag)

  /// One a pair, nil where it is none. The source, which all pairs share, is read once.
  package static func among(_ pairs: [TranslationPair]) -> [Phantom?] {
    guard let source = pairs.first?.source else { return [] }
    let lines = Set(LineSet(source).hashes)
    return pairs.map { Phantom($0, sourceLines: lines) }
  }

  /// The same for one.
  init?(_ pair: TranslationPair) {
    self.init(pair, sourceLines: Set(LineSet(pair.source).hashes))
  }

  /// Nil for a translation, and for another variety of the source language, which may be alike.
  private init?(_ pair: TranslationPair, sourceLines: Set<UInt64>) {
    let language = pair.translation.language
    guard language.primary != pair.source.language.primary else { return nil }
    let share = LineSet(pair.translation).share(in: sourceLines) ?? 0
    if share >= 0.95 {
      self = .copy(Int(share * 100))
    } else if share > 0.5 {
      self = .partCopy(Int(share * 100))
    } else if let found = Self.ofOtherLanguage(pair) {
      self = found
    } else {
      return nil
    }
  }

  /// Judged by the first 400 bytes or so where these are plainly the language's, else by 2,000, and
  /// only where there is enough to judge.
  private static func ofOtherLanguage(_ pair: TranslationPair) -> Phantom? {
    let language = pair.translation.language
    if Sample(pair.translation, length: 400).isPlainly(language) { return nil }
    let sample = Sample(pair.translation, length: 2_000)
    guard sample.letters >= 80 else { return nil }
    if sample.share(of: language.writingSystems) < 0.2 { return .otherWriting }
    guard sample.words.count >= 30, sample.share(of: [.latin, .cyrillic]) > 0.5 else { return nil }
    let shares = sample.commonWords
    guard let best = shares.first, best.share >= 0.15, let tag = LanguageTag(best.language)
    else { return nil }
    let own = shares.first { $0.language == language.primary }?.share ?? 0
    let isForeign =
      CommonWords.knows(language.primary)
      ? own < 0.3 * best.share : best.language == pair.source.language.primary && best.share >= 0.25
    return isForeign ? .otherLanguage(tag) : nil
  }

  /// The translation still counts as one in part.
  package var isPartly: Bool {
    if case .partCopy = self { true } else { false }
  }

  func problem(_ pair: TranslationPair) -> Diagnostic {
    let place = Place(file: pair.translation.file.path)
    let note = Diagnostic.Note("the source", at: Place(file: pair.source.file.path))
    return .warning(id, message(pair.translation.language), at: place, notes: [note])
  }

  private var id: String {
    switch self {
    case .copy, .partCopy: "copied-translation"
    case .otherWriting, .otherLanguage: "foreign-translation"
    }
  }

  /// One phrase.
  package func message(_ language: LanguageTag) -> String {
    let fallback = "readers get the fallback page"
    switch self {
    case .copy(let share): return "\(share) % of the lines are a copy of the source, \(fallback)"
    case .partCopy(let share):
      return
        "not translated to the end, \(share) % of the lines are a copy of the source, \(fallback)"
    case .otherWriting:
      return "the text is not written with the letters of \"\(language)\", \(fallback)"
    case .otherLanguage(let other):
      return "the text is in \"\(other)\" and not in \"\(language)\", \(fallback)"
    }
  }
}

/// The beginning of what an article says: its letters by script, and its words.
private struct Sample {
  let text: String
  private(set) var letters = 0
  /// In the text's UTF-8.
  private(set) var words: [Range<Int>] = []
  private var weights = [Int](repeating: 0, count: WritingSystem.allCases.count)

  init(_ article: Article, length: Int) {
    var text = article.content.title
    text.reserveCapacity(2 * length)
    article.content.body.blocks.appendProse(to: &text, length: length)
    self.text = text
    text.withUTF8 { read($0) }
  }

  /// A word is a run of letters.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var wordStart = 0
    var index = 0
    while index < text.count {
      let (scalar, length) = text.scalar(at: index)
      if let system = WritingSystem(scalar) {
        letters += system.weight
        weights[system.rawValue] += system.weight
      } else {
        if wordStart < index { words.append(wordStart..<index) }
        wordStart = index + length
      }
      index += length
    }
    if wordStart < index { words.append(wordStart..<index) }
  }

  func share(of systems: Set<WritingSystem>) -> Double {
    let own = systems.reduce(0) { $0 + weights[$1.rawValue] }
    return letters == 0 ? 0 : Double(own) / Double(letters)
  }

  var commonWords: [(language: String, share: Double)] { CommonWords.shares(words, in: text) }

  /// Nearly all letters are the language's own, and where other languages are written with them too,
  /// no other has more of its common words here, and it has as many as a running text has.
  func isPlainly(_ language: LanguageTag) -> Bool {
    guard letters >= 80, share(of: language.writingSystems) > 0.8 else { return false }
    if share(of: [.latin, .cyrillic]) < 0.2 { return true }
    guard words.count >= 30 else { return false }
    let shares = commonWords
    let own = shares.first { $0.language == language.primary }?.share ?? 0
    return own >= 0.2 && own == shares.first?.share
  }
}

extension [Block] {
  /// The words of the first blocks, until the text has `length` bytes.
  fileprivate func appendProse(to text: inout String, length: Int) {
    for block in self {
      guard text.utf8.count < length else { return }
      block.forEachRun { run in
        text += " "
        run.appendProse(to: &text)
      }
      block.forEachChild { $0.appendProse(to: &text, length: length) }
    }
  }
}

extension [Inline] {
  /// The words without code.
  fileprivate func appendProse(to text: inout String) {
    for inline in self {
      switch inline {
      case .text(let own): text += own
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner):
        inner.appendProse(to: &text)
      case .softBreak, .lineBreak: text += " "
      case .code, .image, .html: break
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at `index` of valid UTF-8, and its bytes.
  fileprivate func scalar(at index: Int) -> (Unicode.Scalar, length: Int) {
    let first = self[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let value = self[(index + 1)..<(index + length)]
      .reduce(UInt32(first & (0x7F >> UInt8(length)))) { $0 << 6 | UInt32($1 & 0x3F) }
    return (Unicode.Scalar(value) ?? " ", length)
  }
}
