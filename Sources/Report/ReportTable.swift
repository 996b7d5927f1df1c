/// A report in the order in which it is shown, the same for every format.
package struct ReportTable: Encodable, Sendable {
  package struct Article: Encodable, Sendable {
    let article: String
    let language: String
    let revision: String
    let yes: Int
    let no: Int
    /// The translation is older than its source.
    let isStale: Bool
  }

  package struct Comment: Encodable, Sendable {
    let article: String
    let language: String
    let revision: String
    let reason: String
    let comment: String
    let at: String
  }

  package struct Phrase: Encodable, Sendable {
    let text: String
    let language: String
    let count: Int
  }

  /// Most "no" first.
  let votes: [Article]
  /// Newest first.
  let comments: [Comment]
  /// Most frequent first.
  let unsure: [Phrase]
  let foundNothing: [Phrase]
  /// More "no" than "yes", in a stale translation.
  let staleAndDisliked: [Article]
  let events: [String: Int]
  let brokenLines: Int

  /// `stale` tells of an article and a language whether the translation is older than its source.
  package init(_ report: Report, stale: (_ article: String, _ language: String) -> Bool) {
    votes = report.votes.map { version, votes in
      Article(
        article: version.article, language: version.language, revision: version.revision,
        yes: max(0, votes.yes), no: max(0, votes.no),
        isStale: stale(version.article, version.language))
    }
    .filter { $0.yes + $0.no > 0 }
    .sorted { ($1.no, $1.yes, $0.key) < ($0.no, $0.yes, $1.key) }
    staleAndDisliked = votes.filter { $0.isStale && $0.no > $0.yes }
    comments = report.comments.map { comment in
      Comment(
        article: comment.version.article, language: comment.version.language,
        revision: comment.version.revision, reason: comment.reason, comment: comment.text,
        at: comment.at)
    }.sorted { ($0.at, $0.article) > ($1.at, $1.article) }
    unsure = Self.phrases(report.unsure)
    foundNothing = Self.phrases(report.foundNothing)
    events = report.counts
    brokenLines = report.brokenCount
  }

  private static func phrases(_ counts: [Report.Phrase: Int]) -> [Phrase] {
    let all = counts.map { Phrase(text: $0.text, language: $0.language, count: $1) }
    let sorted = all.sorted { ($1.count, $0.text, $0.language) < ($0.count, $1.text, $1.language) }
    return Array(sorted.prefix(200))
  }
}

extension ReportTable.Article {
  fileprivate var key: String { "\(article) \(language) \(revision)" }
}
