package import HelpCenter

/// What changed in a source article since an earlier version, block by block, and where the
/// translation of that version says it.
package struct SourceChanges: Sendable {
  package struct Change: Sendable {
    /// Nil where the block is new.
    package let before: TextUnit?
    /// Nil where the block is gone.
    package let after: TextUnit?
    /// The block of the translation that corresponds to `before`; of a new block the one that it
    /// belongs behind. Nil where none does.
    package let translation: TextUnit?
  }

  /// In reading order of the source.
  package let changes: [Change]
  /// Positions in the translation's `headings` of the sections that are concerned, ascending.
  package let headings: [Int]

  package init(from old: Article, to new: Article, in translation: Article) {
    let (before, after, translated) = (old.units, new.units, translation.units)
    let counterparts = Self.counterparts(of: before, in: translated)
    let same = Alignment.pairs(before, after) { $0.says(theSameAs: $1) }
    let found = Self.changes(before, after, same)
    let placeOfNew = Self.placesOfNew(same, found, counterparts)
    changes = found.map { old, new in
      let place = old.map { counterparts[$0] } ?? new.flatMap { placeOfNew[$0] }
      return Change(
        before: old.map { before[$0] }, after: new.map { after[$0] },
        translation: place.map { translated[$0] })
    }
    let sections = Sections(before: before, after: after, translated: translated, counterparts)
    headings = Set(changes.compactMap { sections.heading(of: $0) }).sorted()
  }

  /// The unit of `translated` that stands where each unit of `units` stands: found by kind, since
  /// the words are in another language. Headings are aligned first, then what is under each.
  static func counterparts(of units: [TextUnit], in translated: [TextUnit]) -> [Int: Int] {
    let (heads, translatedHeads) = (headings(units), headings(translated))
    let pairs = Alignment.pairs(heads, translatedHeads) {
      units[$0].kind == translated[$1].kind
    }
    var counterparts: [Int: Int] = [:]
    for (a, b) in [(-1, -1)] + pairs.map({ (heads[$0], translatedHeads[$1]) }) {
      if a >= 0 { counterparts[a] = b }
      let own = (a + 1)..<(heads.first { $0 > a } ?? units.count)
      let other = (b + 1)..<(translatedHeads.first { $0 > b } ?? translated.count)
      let inner = Alignment.pairs(Array(own), Array(other)) {
        units[$0].kind == translated[$1].kind
      }
      for (i, j) in inner { counterparts[own.lowerBound + i] = other.lowerBound + j }
    }
    return counterparts
  }

  private static func headings(_ units: [TextUnit]) -> [Int] {
    units.indices.filter { units[$0].kind.isHeading }
  }

  private static func changes(
    _ before: [TextUnit], _ after: [TextUnit], _ same: [(Int, Int)]
  ) -> [(before: Int?, after: Int?)] {
    var changes: [(before: Int?, after: Int?)] = []
    var (old, new) = (0, 0)
    for (a, b) in same + [(before.count, after.count)] {
      changes += replaced(Array(old..<a), Array(new..<b), before, after)
      (old, new) = (a + 1, b + 1)
    }
    return changes
  }

  /// For each block of the new source without an earlier one, the block of the translation behind
  /// which it belongs: that of the nearest block before it which has one.
  private static func placesOfNew(
    _ same: [(Int, Int)], _ changes: [(before: Int?, after: Int?)], _ counterparts: [Int: Int]
  ) -> [Int: Int] {
    let replaced = changes.filter { $0.before != nil }
    let known = (same + replaced.compactMap { old, new in new.map { (old ?? 0, $0) } }).compactMap {
      old, new in counterparts[old].map { (new: new, own: $0) }
    }.sorted { $0.new < $1.new }
    var places: [Int: Int] = [:]
    for case (nil, let new?) in changes {
      places[new] = known.last { $0.new < new }?.own
    }
    return places
  }

  /// Between two blocks that stayed: a block is the new wording of an old one if both are of a kind
  /// and share words, or if each is the only one.
  private static func replaced(
    _ old: [Int], _ new: [Int], _ before: [TextUnit], _ after: [TextUnit]
  ) -> [(before: Int?, after: Int?)] {
    let isOnlyPair = old.count == 1 && new.count == 1
    let pairs = Alignment.pairs(old, new) { a, b in
      before[a].kind == after[b].kind && (isOnlyPair || before[a].resembles(after[b]))
    }
    var changes: [(before: Int?, after: Int?)] = []
    var (i, j) = (0, 0)
    for (a, b) in pairs + [(old.count, new.count)] {
      changes += old[i..<a].map { ($0, nil) } + new[j..<b].map { (nil, $0) }
      if a < old.count, b < new.count { changes.append((old[a], new[b])) }
      (i, j) = (a + 1, b + 1)
    }
    return changes
  }
}

/// Headings of three texts that belong together.
private struct Sections {
  private let oldOfNew: [Int: Int]
  private let translatedOfOld: [Int: Int]

  init(
    before: [TextUnit], after: [TextUnit], translated: [TextUnit], _ counterparts: [Int: Int]
  ) {
    var translatedOfOld: [Int: Int] = [:]
    for (a, b) in counterparts where before[a].kind.isHeading {
      if let old = before[a].heading, let own = translated[b].heading { translatedOfOld[old] = own }
    }
    self.translatedOfOld = translatedOfOld
    let (old, new) = (before.filter(\.kind.isHeading), after.filter(\.kind.isHeading))
    let pairs = Alignment.pairs(old, new) { $0.kind == $1.kind && $0.resembles($1) }
    oldOfNew = Dictionary(uniqueKeysWithValues: pairs.map { ($1, $0) })
  }

  /// Of the translation; nil before the first heading and in a section that it does not have.
  func heading(of change: SourceChanges.Change) -> Int? {
    let old = change.before?.heading ?? change.after?.heading.flatMap { oldOfNew[$0] }
    return old.flatMap { translatedOfOld[$0] }
  }
}

extension TextUnit.Kind {
  var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}

extension TextUnit {
  /// Whether at least a third of the words of the longer text are in the shorter one too.
  func resembles(_ other: TextUnit) -> Bool {
    if text == other.text { return true }
    let (a, b) = (Set(text.comparedWords), Set(other.text.comparedWords))
    return a.intersection(b).count * 3 >= max(a.count, b.count)
  }
}

extension String {
  /// Words in lower case; of a text without spaces its characters.
  fileprivate var comparedWords: [String] {
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return words.flatMap { word in
      word.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
        ? word.map(String.init) : [word]
    }
  }
}
