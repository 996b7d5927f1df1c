import Diagnostics
package import HelpCenter

/// What every language has of every source article.
package struct TranslationStatus: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case translated, stale, partlyCopied, copied, missing
  }

  package struct Cell: Sendable {
    package let state: State
    /// Nil where it is missing.
    package let translation: Article?
    package let judgement: Judgement?
  }

  package struct Row: Sendable {
    package let source: Article
    /// One a language, in the order of `languages`.
    package let cells: [Cell]
    /// Readers' votes on the article in all languages.
    package let votes: Int

    /// Languages that need work.
    package var needCount: Int { cells.count { $0.state != .translated } }
  }

  /// All but the source, in the order of the settings.
  package let languages: [LanguageTag]
  package let sourceLanguage: LanguageTag
  /// By file of the source.
  package let rows: [Row]
  /// Articles of other languages that are the translation of nothing.
  package let orphans: [Article]
  /// What could not be found out and why, one phrase each.
  package let remarks: [String]

  /// `votes` by key of the article.
  package init(_ translations: Translations, settings: SiteSettings, votes: [String: Int] = [:]) {
    let languages = settings.languages.filter { $0 != settings.source }
    var cells: [String: [LanguageTag: Cell]] = [:]
    for (pair, judgement) in zip(translations.pairs.pairs, translations.judgements) {
      let cell = Cell(state: State(judgement), translation: pair.translation, judgement: judgement)
      cells[pair.source.file.path, default: [:]][pair.translation.language] = cell
    }
    let missing = Cell(state: .missing, translation: nil, judgement: nil)
    rows = translations.pairs.sources.map { source in
      let own = cells[source.file.path] ?? [:]
      return Row(
        source: source, cells: languages.map { own[$0] ?? missing }, votes: votes[source.key] ?? 0)
    }
    self.languages = languages
    sourceLanguage = settings.source
    orphans = translations.pairs.orphans
    remarks = translations.remarks
  }

}

extension Translations {
  /// What could not be found out and why, one phrase each.
  package var remarks: [String] {
    var (unknown, hidden) = (0, 0)
    for judgement in judgements {
      switch judgement.state {
      case .unknown: unknown += 1
      case .stale(nil) where judgement.evidence == .revision: hidden += 1
      default: break
      }
    }
    var effects: [String] = []
    if unknown > 0 { effects.append("the age of \(unknown.counted("translation"))") }
    if hidden > 0 { effects.append("what changed since \(hidden.counted("translation"))") }
    let verb = effects.count > 1 ? "are" : "is"
    let effect = ", so " + effects.joined(separator: " and ") + " \(verb) not known"
    if let absence { return [absence.message + (effects.isEmpty ? "" : effect)] }
    guard !effects.isEmpty else { return [] }
    if isShallow {
      return [
        "the clone is shallow\(effect): fetch the whole history"
          + " (git fetch --unshallow; in CI fetch-depth: 0)"
      ]
    }
    guard unknown > 0 else { return [] }
    return [
      "source and translation last changed together\(effect): where one is up to date,"
        + " helpgen translated FILE says so"
    ]
  }
}

extension TranslationStatus.State {
  init(_ judgement: Judgement) {
    switch judgement.state {
    case .fresh, .unknown: self = .translated
    case .stale: self = .stale
    case .phantom(let phantom): self = phantom.isPartly ? .partlyCopied : .copied
    }
  }
}

/// The articles of one language by state.
package struct Coverage: Sendable {
  package let language: LanguageTag
  package let articles: Int
  package let translated: Int
  package let stale: Int
  package let partlyCopied: Int
  /// Copies of the source count as missing.
  package let missing: Int

  /// Articles that are translated and up to date, in per cent, rounded down; 100 where there are none.
  package var percent: Int { articles == 0 ? 100 : translated * 100 / articles }
}

extension TranslationStatus {
  package var coverages: [Coverage] {
    languages.indices.map { index in
      let states = rows.map { $0.cells[index].state }
      let count = { (wanted: State) in states.count { $0 == wanted } }
      return Coverage(
        language: languages[index], articles: rows.count, translated: count(.translated),
        stale: count(.stale), partlyCopied: count(.partlyCopied),
        missing: count(.missing) + count(.copied))
    }
  }

  /// Articles that need work, most wanted first: by votes, then by languages in need, then by path.
  package var needed: [Row] {
    rows.filter { $0.needCount > 0 }.sorted {
      ($1.votes, $1.needCount, $0.source.path) < ($0.votes, $0.needCount, $1.source.path)
    }
  }
}
