import Foundation

/// Asks all articles but one, or all texts but one. Its lists are as long as there are articles or
/// chunks, serve every question and are cleared at the places that a question has touched.
struct Trial {
  private let index: SearchIndex
  /// The forms of class `n` are `members[memberStarts[n]..<memberStarts[n + 1]]`.
  private let members: [UInt32]
  private let memberStarts: [Int]
  private let averageLength: Double
  /// Of each article, and the number of all.
  private let firstChunk: [Int]
  private var scores: Tally
  private var covered: [Double]
  private var times: Tally
  private var together: Tally
  private var best: Tally
  private var latestStem: [Int32]
  private var newChunks: [Int] = []
  private var knownRarities: [Int: Double] = [:]

  init(of index: SearchIndex) {
    self.index = index
    (members, memberStarts) = index.formsByClass()
    averageLength = max(1, Double(index.lengths.reduce(0, +)) / Double(index.articles.count))
    var firstChunk = [Int](repeating: 0, count: index.articles.count + 1)
    for document in index.places.documents { firstChunk[Int(document) + 1] += 1 }
    for document in index.articles.indices { firstChunk[document + 1] += firstChunk[document] }
    self.firstChunk = firstChunk
    scores = Tally(count: index.articles.count)
    covered = [Double](repeating: 0, count: index.articles.count)
    times = Tally(count: index.articles.count)
    together = Tally(count: index.chunkCount)
    best = Tally(count: index.articles.count)
    latestStem = [Int32](repeating: -1, count: index.chunkCount)
  }

  enum LeftOut {
    case document(UInt32)
    case chunk(Int)
  }

  /// The first of the articles, and how sure its text seems, and what it lists: its title, questions
  /// and headings.
  struct Reply {
    var document: Int?
    var text = 0.0
    var listed = 0.0
  }

  /// - Parameter alsoListed: the reply says too how sure what the article lists seems.
  mutating func ask(
    _ forms: some Sequence<UInt32>, without leftOut: LeftOut, alsoListed: Bool = false
  ) -> Reply {
    var total = 0.0
    var rarities: [Int: Double] = [:]
    for form in forms {
      let stem = Int(index.formClass[Int(form)])
      let forms = members[memberStarts[stem]..<memberStarts[stem + 1]]
      let rarity = add(forms, stem: Int32(stem), weight: 1.85, without: leftOut)
      total += rarity
      rarities[stem] = rarity
      _ = add(CollectionOfOne(form), stem: nil, weight: 0.5, without: leftOut)
    }
    for chunk in together.touched {
      best.raise(to: together.values[chunk], at: Int(index.places.documents[chunk]))
    }
    for holder in best.touched { scores.add(1.7 * best.values[holder], at: holder) }
    var reply = reply(total: total)
    if alsoListed, let document = reply.document {
      reply.listed = listed(by: document, rarities, without: leftOut)
    }
    for holder in scores.touched { covered[holder] = 0 }
    for chunk in together.touched { latestStem[chunk] = -1 }
    scores.clear()
    together.clear()
    best.clear()
    return reply
  }

  /// Returns the rarity of the forms taken as one.
  /// - Parameter stem: nil for a form that only adds to the score.
  private mutating func add(
    _ forms: some Collection<UInt32>, stem: Int32?, weight: Double, without leftOut: LeftOut
  ) -> Double {
    newChunks.removeAll(keepingCapacity: true)
    for form in forms {
      for chunk in index.chunks[index.starts[Int(form)]..<index.starts[Int(form) + 1]] {
        let holder = Int(index.places.documents[Int(chunk)])
        if isLeftOut(Int(chunk), leftOut) { continue }
        times.add(index.places.kinds[Int(chunk)].times, at: holder)
        guard let stem, latestStem[Int(chunk)] != stem else { continue }
        latestStem[Int(chunk)] = stem
        newChunks.append(Int(chunk))
      }
    }
    let rarity = rarity(in: times.touched.count)
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

  private func isLeftOut(_ chunk: Int, _ leftOut: LeftOut) -> Bool {
    switch leftOut {
    case .document(let document): index.places.documents[chunk] == document
    case .chunk(let one): chunk == one
    }
  }

  private func reply(total: Double) -> Reply {
    let order = bestTen()
    guard let first = order.first, total > 0 else { return Reply() }
    let top = scores.values[first]
    let mean = order.dropFirst().reduce(0) { $0 + scores.values[$1] } / 9
    let gain = best.values[first]
    let rival = order.dropFirst().prefix(2).map { best.values[$0] }.max() ?? 0
    let shares: Double = (3 * covered[first] + 1.6 * gain + 2.3 * (gain - rival)) / total
    return Reply(document: first, text: 4.7 * (top - mean) / top + shares)
  }

  /// As in `Scripts/assistant/question.js`: the most alike of what the article lists, and the share
  /// of the question that stands in all of it.
  private mutating func listed(
    by document: Int, _ rarities: [Int: Double], without leftOut: LeftOut
  ) -> Double {
    // Summed in an order that does not change from one build to the next.
    let asked = rarities.sorted { $0.key < $1.key }
    let total = asked.reduce(0) { $0 + $1.value }
    guard total > 0 else { return 0 }
    var named: Set<Int> = []
    var alike = 0.0
    for chunk in firstChunk[document]..<firstChunk[document + 1]
    where index.places.kinds[chunk].isListed && !isLeftOut(chunk, leftOut) {
      let stems = Set(index.tellingWords(of: chunk).map { Int(index.formClass[Int($0)]) })
      named.formUnion(stems)
      if index.places.kinds[chunk] == .description { continue }
      let shared = asked.reduce(0) { stems.contains($1.key) ? $0 + $1.value : $0 }
      var theirs = 0.0
      for stem in stems.sorted() { theirs += rarities[stem] ?? rarity(of: stem) }
      if shared > 0 { alike = max(alike, 2 * shared / (total + theirs)) }
    }
    let share = asked.reduce(0) { named.contains($1.key) ? $0 + $1.value : $0 } / total
    return 4.5 * alike + 5.5 * share
  }

  /// In all articles. Uses `times`, which is empty between questions.
  private mutating func rarity(of stem: Int) -> Double {
    if let known = knownRarities[stem] { return known }
    for form in members[memberStarts[stem]..<memberStarts[stem + 1]] {
      for chunk in index.chunks[index.starts[Int(form)]..<index.starts[Int(form) + 1]] {
        times.add(1, at: Int(index.places.documents[Int(chunk)]))
      }
    }
    let rarity = rarity(in: times.touched.count)
    times.clear()
    knownRarities[stem] = rarity
    return rarity
  }

  private func rarity(in count: Int) -> Double {
    let all = Double(index.articles.count)
    let without: Double = (all - Double(count) + 0.5) / (Double(count) + 0.5)
    return pow(log(1 + without), 1.15)
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
  /// Whether its words say what the article answers.
  fileprivate var isListed: Bool {
    switch self {
    case .title, .description, .question, .heading: true
    case .body, .sourceTerms: false
    }
  }

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
