package import HelpCenter

/// What a translation is, and how that is known.
package struct Judgement: Sendable {
  package enum State: Sendable {
    /// Made from the source as it is now.
    case fresh
    /// Nothing says whether the source has changed since.
    case unknown
    /// The source has changed since; `changes` is nil where the earlier source is not known.
    case stale(SourceChanges?)
    case phantom(Phantom)
  }

  package enum Evidence: String, Sendable {
    /// `sourceRevision` of the translation.
    case revision
    /// The commits that changed the two files.
    case history
    /// `updated` of the two files.
    case updated
  }

  package let state: State
  /// Nil for a phantom and where nothing is known.
  package let evidence: Evidence?
  /// The source that the translation was made from, where it is known and is another.
  package let earlierSource: Article?

  init(_ state: State, by evidence: Evidence? = nil, earlierSource: Article? = nil) {
    self.state = state
    self.evidence = evidence
    self.earlierSource = earlierSource
  }

  /// For readers.
  package var translationState: TranslationState {
    switch state {
    case .fresh, .unknown: .fresh
    case .stale(let changes): .stale(headings: changes?.headings ?? [])
    case .phantom: .phantom
    }
  }
}
