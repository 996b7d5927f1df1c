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

  /// `history` is nil where it is not wanted; its failure is told once.
  package func judge(_ history: Result<GitHistory, GitHistory.Absence>?) -> Checked<Translations> {
    do {
      let evidence = try history.map { try GitEvidence($0.get(), pairs: open) }
      return judge(evidence, absence: nil)
    } catch {
      return judge(nil, absence: error as? GitHistory.Absence)
    }
  }

  private var open: [TranslationPair] {
    zip(pairs.pairs, phantoms).filter { $1 == nil && $0.needsHistory }.map(\.0)
  }

  private func judge(_ evidence: GitEvidence?, absence: GitHistory.Absence?) -> Checked<
    Translations
  > {
    var problems = pairs.problems
    let judgements = zip(pairs.pairs, phantoms).map { pair, phantom -> Judgement in
      if let phantom {
        problems.append(phantom.problem(pair))
        return Judgement(.phantom(phantom))
      }
      guard pair.needsHistory else { return Judgement(.fresh, by: .revision) }
      if pair.translation.sourceRevision != nil {
        let judgement = pair.judgedByRevision(evidence)
        if judgement.earlierSource == nil, let evidence, !evidence.isShallow {
          problems.append(pair.unknownRevision)
        }
        return judgement
      }
      return pair.judgedByHistory(evidence)
    }
    let value = Translations(
      pairs: pairs, judgements: judgements, absence: absence,
      isShallow: evidence?.isShallow ?? false)
    return Checked(value, problems)
  }
}

extension TranslationPair {
  /// The files themselves do not settle it.
  fileprivate var needsHistory: Bool { translation.sourceRevision != source.revision }

  fileprivate func judgedByRevision(_ evidence: GitEvidence?) -> Judgement {
    let earlier = evidence?.version(of: source) { $0.revision == translation.sourceRevision }
    return stale(since: earlier, by: .revision)
  }

  fileprivate func judgedByHistory(_ evidence: GitEvidence?) -> Judgement {
    switch evidence?.source(for: self) ?? .unknown {
    case .same: return Judgement(.fresh, by: .history)
    case .earlier(let earlier):
      let isSame = earlier.revision == source.revision
      return isSame ? Judgement(.fresh, by: .history) : stale(since: earlier, by: .history)
    case .together, .unknown: return judgedByDates
    }
  }

  private var judgedByDates: Judgement {
    guard let own = translation.updated, let other = source.updated else {
      return Judgement(.unknown)
    }
    return own < other ? stale(since: nil, by: .updated) : Judgement(.fresh, by: .updated)
  }

  private func stale(since earlier: Article?, by evidence: Judgement.Evidence) -> Judgement {
    let changes = earlier.map { SourceChanges(from: $0, to: source, in: translation) }
    return Judgement(.stale(changes), by: evidence, earlierSource: earlier)
  }

  fileprivate var unknownRevision: Diagnostic {
    let revision = translation.sourceRevision ?? ""
    let message = "no version of \"\(source.file.path)\" has the revision \"\(revision)\""
    let note = Diagnostic.Note(
      "the source is now \"\(source.revision)\"", at: Place(file: source.file.path))
    return .warning(
      "unknown-revision", message, at: translation.place(ofKey: "sourceRevision"), notes: [note])
  }
}
