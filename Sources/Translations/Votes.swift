import Foundation

/// How often readers voted on articles: those that many read need their translations most.
package enum Votes {
  private struct Event: Decodable {
    let type: String
    let article: String?
  }

  /// Counts the votes by article key in collected events, one JSON object a line. Other events and
  /// broken lines are passed over.
  package static func counts(inLines text: some StringProtocol) -> [String: Int] {
    let decoder = JSONDecoder()
    var counts: [String: Int] = [:]
    for line in text.split(whereSeparator: \.isNewline) where line.contains("feedback") {
      let event = try? decoder.decode(Event.self, from: Data(line.utf8))
      guard let event, event.type == "feedback", let article = event.article else { continue }
      counts[article, default: 0] += 1
    }
    return counts
  }
}
