/// What readers said and did not find, counted from events.
package struct Report: Sendable {
  /// One version of an article.
  package struct Version: Hashable, Sendable {
    package let article: String
    package let language: String
    package let revision: String
  }

  package struct Votes: Sendable {
    package internal(set) var yes = 0
    package internal(set) var no = 0
    package var total: Int { yes + no }
  }

  package struct Comment: Hashable, Sendable {
    package let version: Version
    package let reason: String
    package let text: String
    /// As sent, ISO 8601.
    package let at: String
  }

  /// Something typed, in one language.
  package struct Phrase: Hashable, Sendable {
    package let text: String
    package let language: String
  }

  /// A line that is no event.
  package struct BrokenLine: Hashable, Sendable {
    package let file: String
    /// From 1.
    package let line: Int
    package let reason: String

    package var text: String { "\(file):\(line): \(reason), the line is skipped" }
  }

  package private(set) var votes: [Version: Votes] = [:]
  /// The first five thousand with a reason or a text.
  package private(set) var comments: [Comment] = []
  package private(set) var unsure: [Phrase: Int] = [:]
  package private(set) var foundNothing: [Phrase: Int] = [:]
  /// Events by type.
  package private(set) var counts: [String: Int] = [:]
  /// The first hundred; `brokenCount` counts all.
  package private(set) var broken: [BrokenLine] = []
  package private(set) var brokenCount = 0

  private static let commentLimit = 5000
  /// Different phrases that are counted, so that memory is bounded whatever the file.
  private static let phraseLimit = 100_000

  package init() {}

  mutating func add(_ event: EventRecord) {
    counts[event.type ?? "other", default: 0] += 1
    switch event.type {
    case "feedback": addVote(event)
    case "ask":
      if event.status == "unsure", let question = event.question {
        count(question, event, in: \.unsure)
      }
    case "search":
      if event.results == 0, let query = event.query { count(query, event, in: \.foundNothing) }
    default: break
    }
  }

  /// A vote with `previous` takes the place of one that the same device cast before. Which of the
  /// two lines comes first does not matter.
  private mutating func addVote(_ event: EventRecord) {
    guard let article = event.article, let vote = event.vote else { return }
    let version = Version(
      article: article, language: event.language ?? "", revision: event.revision ?? "")
    votes[version, default: Votes()].add(vote, 1)
    if let previous = event.previous { votes[version]?.add(previous, -1) }
    let reason = event.reason ?? ""
    let text = event.comment ?? ""
    guard !reason.isEmpty || !text.isEmpty, comments.count < Self.commentLimit else { return }
    comments.append(Comment(version: version, reason: reason, text: text, at: event.at ?? ""))
  }

  private mutating func count(
    _ text: String, _ event: EventRecord, in phrases: WritableKeyPath<Report, [Phrase: Int]>
  ) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let phrase = Phrase(text: String(words.prefix(500)), language: event.language ?? "")
    guard !words.isEmpty else { return }
    if self[keyPath: phrases][phrase] == nil, self[keyPath: phrases].count >= Self.phraseLimit {
      return
    }
    self[keyPath: phrases][phrase, default: 0] += 1
  }

  mutating func addBroken(_ line: BrokenLine) {
    brokenCount += 1
    if broken.count < 100 { broken.append(line) }
  }
}

extension Report.Votes {
  fileprivate mutating func add(_ vote: String, _ number: Int) {
    if vote == "yes" { yes += number }
    if vote == "no" { no += number }
  }
}

/// One line, as pages send it: the names of all kinds of events together.
struct EventRecord: Decodable {
  let type: String?
  let article: String?
  let language: String?
  let revision: String?
  let vote: String?
  let previous: String?
  let reason: String?
  let comment: String?
  let at: String?
  let question: String?
  let status: String?
  let query: String?
  let results: Int?
}
