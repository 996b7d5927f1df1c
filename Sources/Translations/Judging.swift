package import Diagnostics
import HelpCenter

/// The translations of a project, each with its judgement.
package struct Translations: Sendable {
  package let pairs: TranslationPairs
  /// One a pair.
  package let judgements: [Judgement]
  /// Why git could tell nothing, where it was asked.
  package let absence: GitHistory.Absence?
  /// The clone holds only the newest commits, which may hide what a translation was made from.
  package let isShallow: Bool
  /// What git told, nil where it was not asked or could not.
  let evidence: GitEvidence?
  /// By index into the pairs: what is wrong with one by itself.
  let problemsOfPair: [Int: [Diagnostic]]
}

/// Judges translations, cheapest evidence first: what the two files say, then what git knows. Git is
/// asked only if a translation needs it, and then once for all.
///
/// 1. A phantom is a phantom whatever it claims.
/// 2. `sourceRevision` is the source's revision: fresh; another: stale.
/// 3. Without it: the source as the commit had it that last changed the translation. Same
///    revision: fresh; another: stale. A translation that is being changed now is fresh.
/// 4. If both files were last changed by one commit, or git knows nothing, `updated` decides where
///    both files have it. Else nothing is claimed.
package struct Judging: Sendable {
  private let pairs: TranslationPairs
  private let phantoms: [Phantom?]

  /// `phantoms`: one a pair, see `Phantom.init`.
  package init(_ pairs: TranslationPairs, phantoms: [Phantom?]) {
    self.pairs = pairs
    self.phantoms = phantoms
  }

  /// Whether git has anything to add.
  package var needsHistory: Bool {
    zip(pairs.pairs, phantoms).contains { $1 == nil && $0.needsHistory }
  }

  /// `history` is nil where it is not wanted; its failure is told once. Throws only when cancelled.
  package func judge(
    _ history: Result<GitHistory, GitHistory.Absence>?
  ) async throws -> Checked<Translations> {
    let evidence: GitEvidence?
    do {
      evidence = try history.map { try GitEvidence($0.get(), pairs: open) }
    } catch {
      return try await judge(nil, absence: error as? GitHistory.Absence)
    }
    return try await judge(evidence, absence: nil)
  }

  private var open: [TranslationPair] {
    zip(pairs.pairs, phantoms).filter { $1 == nil && $0.needsHistory }.map(\.0)
  }

  private func judge(
    _ evidence: GitEvidence?, absence: GitHistory.Absence?
  ) async throws -> Checked<Translations> {
    let judged = try await concurrentMap(Array(zip(pairs.pairs, phantoms))) { pair, phantom in
      pair.judged(phantom: phantom, evidence)
    }
    let problems = judged.enumerated().filter { !$1.diagnostics.isEmpty }
    let value = Translations(
      pairs: pairs, judgements: judged.map(\.value), absence: absence,
      isShallow: evidence?.isShallow ?? false, evidence: evidence,
      problemsOfPair: Dictionary(
        uniqueKeysWithValues: problems.map { ($0.offset, $0.element.diagnostics) }))
    return Checked(value, pairs.problems + problems.flatMap(\.element.diagnostics))
  }
}

extension TranslationPair {
  /// What the translation is, and what is wrong with it by itself.
  func judged(phantom: Phantom?, _ evidence: GitEvidence?) -> Checked<Judgement> {
    if let phantom { return Checked(Judgement(.phantom(phantom)), [phantom.problem(self)]) }
    guard needsHistory else { return Checked(Judgement(.fresh, by: .revision)) }
    guard translation.content.sourceRevision != nil else {
      return Checked(judgedByHistory(evidence))
    }
    let judgement = judgedByRevision(evidence)
    let isUnknown = judgement.earlierSource == nil && evidence?.isShallow == false
    return Checked(judgement, isUnknown ? [unknownRevision] : [])
  }

  /// The files themselves do not settle it.
  var needsHistory: Bool { translation.content.sourceRevision != source.content.revision }

  fileprivate func judgedByRevision(_ evidence: GitEvidence?) -> Judgement {
    let earlier = evidence?.version(of: source) {
      $0.content.revision == translation.content.sourceRevision
    }
    return stale(since: earlier, by: .revision)
  }

  fileprivate func judgedByHistory(_ evidence: GitEvidence?) -> Judgement {
    switch evidence?.source(for: self) ?? .unknown {
    case .same: return Judgement(.fresh, by: .history)
    case .earlier(let earlier):
      let isSame = earlier.content.revision == source.content.revision
      return isSame ? Judgement(.fresh, by: .history) : stale(since: earlier, by: .history)
    case .together, .unknown: return judgedByDates
    }
  }

  private var judgedByDates: Judgement {
    guard let own = translation.content.updated, let other = source.content.updated else {
      return Judgement(.unknown)
    }
    return own < other ? stale(since: nil, by: .updated) : Judgement(.fresh, by: .updated)
  }

  private func stale(since earlier: Article?, by evidence: Judgement.Evidence) -> Judgement {
    let changes = earlier.map { SourceChanges(from: $0, to: source, in: translation) }
    return Judgement(.stale(changes), by: evidence, earlierSource: earlier)
  }

  fileprivate var unknownRevision: Diagnostic {
    let revision = translation.content.sourceRevision ?? ""
    let message = "no version of \"\(source.file.path)\" has the revision \"\(revision)\""
    let note = Diagnostic.Note(
      "the source is now \"\(source.content.revision)\"", at: Place(file: source.file.path))
    return .warning(
      "unknown-revision", message, at: translation.place(ofKey: "sourceRevision"), notes: [note])
  }
}
