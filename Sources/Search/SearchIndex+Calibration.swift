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
    let count = min(samples, body.count)
    var surenesses = (0..<count).map { sample in
      let chunk = body[(2 * sample + 1) * body.count / (2 * count)]
      return trial.sureness(
        asking: words(of: chunk, sample), leavingOut: Int(places.documents[chunk]))
    }
    surenesses.sort()
    let around = surenesses[(count * 37 / 40)..<max(count * 39 / 40, count * 37 / 40 + 1)]
    let high = around.reduce(0, +) / Double(around.count)
    return (min(8, max(6, 4.72 + 0.4 * high)) * 100).rounded() / 100
  }

  /// A run of the chunk's words; which one varies with the sample.
  private func words(of chunk: Int, _ sample: Int) -> ArraySlice<UInt32> {
    let words = places.forms[places.starts[chunk]..<places.starts[chunk + 1]]
      .filter { !isCommon[Int(formClass[Int($0)])] }
    let room = max(1, words.count - Self.wordsAsked)
    return words[((sample * 7919) % room)...].prefix(Self.wordsAsked)
  }
}

/// Asks all articles but one. Its lists are as long as there are articles or chunks, serve every
/// question and are cleared at the places that a question has touched.
private struct Trial {
  private let index: SearchIndex
  /// The forms of class `n` are `members[memberStarts[n]..<memberStarts[n + 1]]`.
  private let members: [UInt32]
  private let memberStarts: [Int]
  private let averageLength: Double
  private var scores: Tally
  private var covered: [Double]
  private var times: Tally
  private var together: Tally
  private var best: Tally
  private var latestStem: [Int32]
  private var newChunks: [Int] = []

  init(of index: SearchIndex) {
    self.index = index
    (members, memberStarts) = index.formsByClass()
    averageLength = max(1, Double(index.lengths.reduce(0, +)) / Double(index.articles.count))
    scores = Tally(count: index.articles.count)
    covered = [Double](repeating: 0, count: index.articles.count)
    times = Tally(count: index.articles.count)
    together = Tally(count: index.chunkCount)
    best = Tally(count: index.articles.count)
    latestStem = [Int32](repeating: -1, count: index.chunkCount)
  }

  mutating func sureness(asking forms: ArraySlice<UInt32>, leavingOut document: Int) -> Double {
    var total = 0.0
    for form in forms {
      let stem = Int(index.formClass[Int(form)])
      let forms = members[memberStarts[stem]..<memberStarts[stem + 1]]
      total += add(forms, stem: Int32(stem), weight: 1.85, leavingOut: document)
      _ = add(CollectionOfOne(form), stem: nil, weight: 0.5, leavingOut: document)
    }
    for chunk in together.touched {
      best.raise(to: together.values[chunk], at: Int(index.places.documents[chunk]))
    }
    for holder in best.touched { scores.add(1.7 * best.values[holder], at: holder) }
    let sureness = sureness(total: total)
    for holder in scores.touched { covered[holder] = 0 }
    for chunk in together.touched { latestStem[chunk] = -1 }
    scores.clear()
    together.clear()
    best.clear()
    return sureness
  }

  /// Returns the rarity of the forms taken as one.
  /// - Parameter stem: nil for a form that only adds to the score.
  private mutating func add(
    _ forms: some Collection<UInt32>, stem: Int32?, weight: Double, leavingOut document: Int
  ) -> Double {
    newChunks.removeAll(keepingCapacity: true)
    for form in forms {
      for chunk in index.chunks[index.starts[Int(form)]..<index.starts[Int(form) + 1]] {
        let holder = Int(index.places.documents[Int(chunk)])
        if holder == document { continue }
        times.add(index.places.kinds[Int(chunk)].times, at: holder)
        guard let stem, latestStem[Int(chunk)] != stem else { continue }
        latestStem[Int(chunk)] = stem
        newChunks.append(Int(chunk))
      }
    }
    let all = Double(index.articles.count)
    let count = Double(times.touched.count)
    let without: Double = (all - count + 0.5) / (count + 0.5)
    let rarity: Double = pow(log(1 + without), 1.15)
    for holder in times.touched {
      let length = Double(index.lengths[holder]) / averageLength
      let often = times.values[holder]
      let saturated: Double = often * 1.9 / (often + 0.09 + 0.81 * length)
      scores.add(weight * rarity * saturated, at: holder)
      if stem != nil { covered[holder] += rarity }
    }
    for chunk in newChunks { together.add(rarity, at: chunk) }
    times.clear()
    return rarity
  }

  private func sureness(total: Double) -> Double {
    let order = bestTen()
    guard let first = order.first, total > 0 else { return 0 }
    let top = scores.values[first]
    let mean = order.dropFirst().reduce(0) { $0 + scores.values[$1] } / 9
    let gain = best.values[first]
    let rival = order.dropFirst().prefix(2).map { best.values[$0] }.max() ?? 0
    let shares: Double = (3 * covered[first] + 1.6 * gain + 2.3 * (gain - rival)) / total
    return 4.7 * (top - mean) / top + shares
  }

  private func bestTen() -> [Int] {
    func isBefore(_ first: Int, _ second: Int) -> Bool {
      (scores.values[first], second) > (scores.values[second], first)
    }
    var result: [Int] = []
    for document in scores.touched {
      if result.count == 10 {
        guard isBefore(document, result[9]) else { continue }
        result.removeLast()
      }
      result.insert(document, at: result.firstIndex { isBefore(document, $0) } ?? result.count)
    }
    return result
  }
}

extension SearchIndex {
  fileprivate func formsByClass() -> (forms: [UInt32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: classCount + 1)
    for stem in formClass { starts[Int(stem) + 1] += 1 }
    for stem in 0..<classCount { starts[stem + 1] += starts[stem] }
    var next = starts
    var forms = [UInt32](repeating: 0, count: formClass.count)
    for (form, stem) in formClass.enumerated() {
      forms[next[Int(stem)]] = UInt32(form)
      next[Int(stem)] += 1
    }
    return (forms, starts)
  }
}

/// Sums at numbered places, of which few are touched.
private struct Tally {
  private(set) var values: [Double]
  private(set) var touched: [Int] = []

  init(count: Int) {
    values = [Double](repeating: 0, count: count)
  }

  /// - Parameter value: above zero.
  mutating func add(_ value: Double, at place: Int) {
    if values[place] == 0 { touched.append(place) }
    values[place] += value
  }

  /// - Parameter value: above zero.
  mutating func raise(to value: Double, at place: Int) {
    if values[place] == 0 { touched.append(place) }
    values[place] = max(values[place], value)
  }

  mutating func clear() {
    for place in touched { values[place] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}

extension SearchIndex.ChunkKind {
  /// What a word in such a chunk counts.
  fileprivate var times: Double {
    switch self {
    case .title: 3
    case .description: 1.5
    case .question, .heading: 2
    case .body: 1
    case .sourceTerms: 0.4
    }
  }
}
