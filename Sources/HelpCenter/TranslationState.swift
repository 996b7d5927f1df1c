/// How far a reader may trust an article as a translation of its source.
package enum TranslationState: Hashable, Sendable {
  /// Source articles, translations of the source as it is now, and those of which nothing is known.
  case fresh
  /// The source has changed since. `headings` are positions in `Article.headings`, ascending, of the
  /// sections whose source has changed; none where the earlier source is not known or only the
  /// text before the first heading has changed.
  case stale(headings: [Int])
  /// A copy of the source, or a text in another language: shown as if it were missing.
  case phantom
}
