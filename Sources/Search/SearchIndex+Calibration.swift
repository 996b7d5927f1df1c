import Foundation

// How sure the assistant must be before it answers, found from the site's own text.
//
// A run of eight words of an article is asked of all the other articles, as if that article had
// been left out: whatever answers is wrong. How sure the best of them seem tells how much the
// articles of this site are alike, and so from where on an answer can be believed. What one in
// twenty of such runs exceeds is in a straight line with what one in twenty of readers' questions
// that have no answer exceeds. Drawn through four of five languages' question sets, the line lets
// through 4 to 7 in a hundred such questions of the fifth; here it stands a little higher, at 3 to 5.
// Sites of a hundred articles and fewer let through half as many.
//
// Scores and signs are those of `Scripts/search/score.js` and `Scripts/assistant/answer.js`, by
// stems alone, with a chunk in the place of sentences.

extension SearchIndex {
  private static let wordsAsked = 8
  /// A larger site gives as good a picture with fewer, and each costs more there.
  private var samples: Int { min(600, max(100, 200_000 / articles.count)) }

  /// The `threshold` of the first file; nil where there are too few articles to tell.
  /// Cost: a few milliseconds per thousand articles.
  func calibratedThreshold() -> Double? {
    guard articles.count >= 12 else { return nil }
    let body = places.kinds.indices.filter { places.kinds[$0] == .body }
    guard body.count >= 12 else { return nil }
    var trial = Trial(of: self)
    var surenesses = sampled(body).enumerated().map { sample, chunk in
      trial.ask(words(of: chunk, sample), without: .document(places.documents[chunk])).text
    }
    surenesses.sort()
    let count = surenesses.count
    let around = surenesses[(count * 37 / 40)..<max(count * 39 / 40, count * 37 / 40 + 1)]
    let high = around.reduce(0, +) / Double(around.count)
    return (min(8, max(6, 4.72 + 0.4 * high)) * 100).rounded() / 100
  }

  /// Evenly over all of them.
  func sampled(_ chunks: [Int]) -> [Int] {
    let count = min(samples, chunks.count)
    return (0..<count).map { chunks[(2 * $0 + 1) * chunks.count / (2 * count)] }
  }

  /// A run of the chunk's words; which one varies with the sample.
  private func words(of chunk: Int, _ sample: Int) -> ArraySlice<UInt32> {
    let words = tellingWords(of: chunk)
    let room = max(1, words.count - Self.wordsAsked)
    return words[((sample * 7919) % room)...].prefix(Self.wordsAsked)
  }

  func tellingWords(of chunk: Int) -> [UInt32] {
    places.forms[places.starts[chunk]..<places.starts[chunk + 1]]
      .filter { !isCommon[Int(formClass[Int($0)])] }
  }
}
