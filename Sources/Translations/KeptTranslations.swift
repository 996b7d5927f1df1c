package import Diagnostics
package import HelpCenter

/// The judged translations of a project, kept while the texts of single articles change.
///
/// 1. An article that says something else alters the judgements of the pairs it belongs to, and no
///    others. What makes two articles a pair stays as it was.
/// 2. git is not asked what is changed in the folder: that follows from the texts. It is asked for
///    earlier versions where they were not wanted before, once a source.
/// 3. After a commit or another branch everything is judged anew.
package struct KeptTranslations: Sendable {
  /// What another text of one article changed.
  package struct Change: Sendable {
    /// By file of the translation.
    package var before: [String: TranslationState] = [:]
    package var after: [String: TranslationState] = [:]
    package var gone: [Diagnostic] = []
    package var new: [Diagnostic] = []
  }

  private var pairs: [TranslationPair]
  private var states: [TranslationState]
  private var problems: [Int: [Diagnostic]]
  private var evidence: GitEvidence?
  /// Indices into `pairs` by file, of sources and translations.
  private let pairsOfFile: [String: [Int]]
  private let orphans: Set<String>
  /// Whether git may be left unasked although a translation needs it.
  private let isHistorySettled: Bool

  /// `wantsHistory` as in judging: readers want to know.
  package init(_ translations: Translations, wantsHistory: Bool) {
    pairs = translations.pairs.pairs
    states = translations.judgements.map(\.translationState)
    problems = translations.problemsOfPair
    evidence = translations.evidence
    var pairsOfFile: [String: [Int]] = [:]
    for (index, pair) in pairs.enumerated() {
      pairsOfFile[pair.source.file.path, default: []].append(index)
      pairsOfFile[pair.translation.file.path, default: []].append(index)
    }
    self.pairsOfFile = pairsOfFile
    orphans = Set(translations.pairs.orphans.map(\.file.path))
    isHistorySettled = !wantsHistory || translations.absence != nil
  }

  /// Whether the file is shown as if it were missing.
  package func isPhantom(_ file: String) -> Bool {
    (pairsOfFile[file] ?? []).contains {
      pairs[$0].translation.file.path == file && states[$0] == .phantom
    }
  }

  /// Judges the pairs of `old` with `new` in its place; nil where all must be judged anew.
  package mutating func replace(_ old: Article, with new: Article) -> Change? {
    let file = old.file.path
    if orphans.contains(file), old.namesSource || new.namesSource { return nil }
    let concerned = pairsOfFile[file] ?? []
    for index in concerned { pairs[index] = pairs[index].replacing(file, with: new) }
    let phantoms = concerned.map { Phantom(pairs[$0]) }
    let open = zip(concerned, phantoms).filter { $1 == nil && pairs[$0].needsHistory }
    do {
      try evidence?.save(new, over: old)
      try evidence?.read(for: open.map { pairs[$0.0] })
    } catch {
      return nil
    }
    if !open.isEmpty, evidence == nil, !isHistorySettled { return nil }
    var change = Change()
    for (index, phantom) in zip(concerned, phantoms) {
      let judged = pairs[index].judged(phantom: phantom, evidence)
      let translation = pairs[index].translation.file.path
      change.before[translation] = states[index]
      change.gone += problems[index] ?? []
      change.new += judged.diagnostics
      states[index] = judged.value.translationState
      problems[index] = judged.diagnostics.isEmpty ? nil : judged.diagnostics
      change.after[translation] = states[index]
    }
    return change
  }
}

extension Article {
  /// It says of itself that it is the translation of something.
  var namesSource: Bool {
    content.sourceRevision != nil || content.translation != nil || content.translationKey != nil
  }
}

extension TranslationPair {
  fileprivate func replacing(_ file: String, with article: Article) -> TranslationPair {
    TranslationPair(
      translation: translation.file.path == file ? article : translation,
      source: source.file.path == file ? article : source)
  }
}
