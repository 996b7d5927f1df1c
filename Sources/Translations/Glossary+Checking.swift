import Diagnostics
import Foundation
import HelpCenter

extension Glossary {
  /// A term that the source uses and whose translation stands nowhere in the translation. Endings
  /// are let pass: the beginning of each word is looked for.
  func problems(_ own: Article, madeFrom source: Article) -> [Diagnostic] {
    guard !terms.isEmpty else { return [] }
    let text = own.proseUnits.map(\.text).joined(separator: " \n ").foldedForGlossary
    let words = Set(text.split { !$0.isLetter && !$0.isNumber })
    let used = uses(in: source)
    return terms.indices.compactMap { index in
      let term = terms[index]
      guard let unit = used[index], let wanted = term.wanted(in: own.language) else { return nil }
      let isSaid = wanted.words.contains { word in
        wanted.isKept ? text.contains(word.foldedForGlossary) : word.isSaid(in: text, words)
      }
      guard !isSaid else { return nil }
      let choice = wanted.words.map { "\"\($0)\"" }.joined(separator: " or ")
      let message =
        wanted.isKept
        ? "\(choice) stays as it is in every language, the translation does not say it"
        : "the glossary says \(choice) for \"\(term.text)\", the translation does not"
      return .warning(
        "glossary-term", message, at: Place(file: own.file.path),
        notes: [
          Diagnostic.Note("used here", at: source.place(of: term.text, in: unit)),
          Diagnostic.Note("in the glossary", at: term.place),
        ])
    }
  }

  /// The first unit of the article that uses each term, by position in `terms`. Longer terms come
  /// first: "bid" in "maximum bid" is no use of "bid".
  private func uses(in article: Article) -> [Int: TextUnit] {
    let names = terms.map(\.text.foldedForGlossary)
    let longestFirst = names.indices.sorted {
      (names[$1].utf8.count, $0) < (names[$0].utf8.count, $1)
    }
    var uses: [Int: TextUnit] = [:]
    for unit in article.proseUnits {
      let text = Array(unit.text.foldedForGlossary.utf8)
      var taken: [Range<Int>] = []
      for index in longestFirst {
        let found = text.places(ofTerm: names[index]).filter { place in
          !taken.contains { $0.overlaps(place) }
        }
        if !found.isEmpty, uses[index] == nil { uses[index] = unit }
        taken += found
      }
    }
    return uses
  }
}

extension Article {
  fileprivate var proseUnits: [TextUnit] { units.filter { $0.kind != .code && $0.kind != .html } }

  /// Where `term` stands in a unit of this article, whatever its capitals.
  fileprivate func place(of term: String, in unit: TextUnit) -> Place {
    switch unit.kind {
    case .title: return place(ofKey: "title")
    case .description: return place(ofKey: "description")
    case .question:
      let index = content.questions.firstIndex { $0.foldingWhitespace == unit.text }
      return place(ofKey: "questions", item: index)
    default:
      guard let lines = unit.lines, let first = file.range(ofLine: lines.lowerBound),
        let last = file.range(ofLine: lines.upperBound)
      else { return Place(file: file.path) }
      let text = file.bytes[first.lowerBound..<last.upperBound].map(\.lowerASCII)
      let found = text.places(ofTerm: term.lowercased()).first
      return found.map { file.place(offset: first.lowerBound + $0.lowerBound, length: $0.count) }
        ?? file.place(line: lines.lowerBound)
    }
  }
}

extension [UInt8] {
  /// Where the term stands as words of its own, an English plural included; in a script that is
  /// written without spaces, wherever it stands.
  fileprivate func places(ofTerm term: String) -> [Range<Int>] {
    guard !term.isEmpty else { return [] }
    let isSpaced = (term.utf8.first ?? 0) < 0xE3
    var places: [Range<Int>] = []
    var start = startIndex
    while let found = firstRange(ofText: term, from: start) {
      start = found.upperBound
      let before = String(decoding: self[..<found.lowerBound].suffix(4), as: UTF8.self)
      let rest = self[found.upperBound...].drop { $0 == UInt8(ascii: "s") }
      let after = String(decoding: rest.prefix(4), as: UTF8.self)
      let isPart = before.last?.isLetter == true || after.first?.isLetter == true
      if !isSpaced || !isPart { places.append(found) }
    }
    return places
  }
}

extension UInt8 {
  fileprivate var lowerASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension String {
  /// In lower case, without accents.
  fileprivate var foldedForGlossary: String {
    folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  /// Whether each word's first two thirds begin a word of the text or stand in it, as in compounds
  /// and where words are not divided by spaces.
  fileprivate func isSaid(in text: String, _ words: Set<Substring>) -> Bool {
    let parts = foldedForGlossary.split { !$0.isLetter && !$0.isNumber }
    return parts.allSatisfy { part in
      let stem = part.prefix(max(min(part.count, 3), part.count * 2 / 3))
      return words.contains(part) || text.contains(stem)
    }
  }
}
