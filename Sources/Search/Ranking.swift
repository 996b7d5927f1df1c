import Foundation

/// Ranks articles for a query as the browser does, for `helpgen check --questions`.
///
/// Mirrors `rank.js`, `score.js` and `similar.js` of `Scripts/search`, where the method is described;
/// both read the cases in `Tests/Fixtures/ranking` and must agree on every one.
package struct Ranking: Sendable {
  private let index: RankingIndex

  package init(_ files: SearchFiles) {
    index = RankingIndex(files)
  }

  /// URLs of the articles found, best first.
  package func results(for text: String, audience: String? = nil, limit: Int = 10) -> [String] {
    let query = readQuery(text)
    var sums = Sums(articles: index.urls.count, chunks: index.documents.count)
    for word in query { add(word, words: query.count, &sums) }
    var best = [Double](repeating: 0, count: index.urls.count)
    for (chunk, gain) in sums.together.enumerated() {
      best[index.documents[chunk]] = max(best[index.documents[chunk]], gain)
    }
    let found = index.urls.indices.filter { sums.likeness[$0] >= floor && isWanted($0, audience) }
    for document in found { sums.scores[document] += best[document] }
    return sums.relevant(found)
      .sorted { (sums.scores[$0], $1) > (sums.scores[$1], $0) }.prefix(limit).map { index.urls[$0] }
  }

  private func isWanted(_ document: Int, _ audience: String?) -> Bool {
    if index.hidden.contains(document) { return false }
    guard let audience, index.audience[document] >= 0 else { return true }
    return index.audiences[index.audience[document]].contains(audience)
  }
}

private struct QueryWord {
  let form: [UInt16]
  var weight: Double
  var isPartial: Bool
}

/// Forms that count as one, and how like the reader's word they are, 0 to 1.
private struct Match {
  let shard: RankingShard
  let forms: [Int]
  let likeness: Double
  var isCompletion = false
}

/// What the query's words add up to: of articles, and `together` of chunks.
private struct Sums {
  var scores: [Double]
  var covered: [Double]
  var likeness: [Double]
  var together: [Double]

  init(articles: Int, chunks: Int) {
    scores = [Double](repeating: 0, count: articles)
    covered = scores
    likeness = scores
    together = [Double](repeating: 0, count: chunks)
  }

  func relevant(_ documents: [Int]) -> [Int] {
    guard documents.count > leastResults else { return documents }
    let best = documents.map { scores[$0] }.sorted(by: >)
    let score = min(leastScore * best[0], best[leastResults - 1])
    let share = leastCovered * (documents.map { covered[$0] }.max() ?? 0)
    return documents.filter { scores[$0] >= score || covered[$0] >= share }
  }
}

private let floor = 0.45
private let leastScore = 0.35
private let leastCovered = 0.8
private let leastResults = 3
private let times = [3, 1.5, 2, 2, 1, 0.4]
private let togetherTimes = [1.3, 1, 1.2, 1.1, 1, 0.4]

extension Ranking {
  private func readQuery(_ text: String) -> [QueryWord] {
    let plain = String(decoding: text.utf16.prefix(2000), as: UTF16.self)
    var found = words(of: withoutAskingPhrases(plain))
    if found.isEmpty { found = words(of: plain) }
    let isOpen = plain.unicodeScalars.last.map { isWordScalar($0) } ?? false
    var result: [QueryWord] = []
    for (place, word) in found.enumerated() {
      let weight = index.ask.contains(word.form) ? 0.3 : 1
      let isPartial = (isOpen && place == found.count - 1) || word.isSingleDense
      let units = Array(word.form.utf16)
      if let known = result.firstIndex(where: { $0.form == units }) {
        result[known].weight += weight
        result[known].isPartial = result[known].isPartial || isPartial
      } else if result.count < 48 {
        result.append(QueryWord(form: units, weight: weight, isPartial: isPartial))
      }
    }
    let rare = result.filter { !index.common.contains(String(decoding: $0.form, as: UTF16.self)) }
    return rare.isEmpty ? result : rare
  }

  private func withoutAskingPhrases(_ text: String) -> String {
    let phrases = index.ask.filter { $0.unicodeScalars.contains { isDenseScalar($0) } }
    let longestFirst = phrases.enumerated().sorted {
      ($0.element.utf16.count, $1.offset) > ($1.element.utf16.count, $0.offset)
    }
    return longestFirst.reduce(text) {
      $0.replacingOccurrences(of: $1.element, with: " ", options: .literal)
    }
  }

  private func words(of text: String) -> [(form: String, isSingleDense: Bool)] {
    text.withBytes { bytes in
      var result: [(form: String, isSingleDense: Bool)] = []
      forEachWord(in: bytes) { range in
        let word = String(decoding: bytes[range], as: UTF8.self)
        let form = folded(lowered(word))
        let scalars = word.unicodeScalars
        let isSingle = word.utf16.count == 1 && scalars.first.map(isDenseScalar) == true
        if !form.isEmpty { result.append((form, isSingle)) }
      }
      return result
    }
  }

  private func add(_ word: QueryWord, words: Int, _ sums: inout Sums) {
    let shards = shardNumbers(of: word).map { index.shards[$0] }
    guard let shard = shards.first else { return }
    var matches: [Match] = []
    var rare = rarity(0)
    if let number = shard.numbers[word.form] {
      let own = Match(shard: shard, forms: stemForms(shard, number), likeness: 1)
      rare = addOften(own, word.weight, &sums.scores)
      let form = Match(shard: shard, forms: [number], likeness: 1)
      _ = addOften(form, word.weight * 0.5, &sums.scores)
      matches.append(own)
    }
    matches += similarForms(shard, word.form)
    if word.isPartial { matches += shards.flatMap { completions($0, word.form) } }
    var documentBest: [Int: Double] = [:]
    var likest: [Int: Double] = [:]
    var chunkBest: [Int: Double] = [:]
    for match in matches {
      let title = match.isCompletion ? max(togetherTimes[0], 8 / Double(words)) : togetherTimes[0]
      let (counts, rarity) = counted(match)
      let strength = match.likeness * rarity
      for (document, count) in counts {
        let gain = strength * saturated(document, count)
        documentBest[document] = max(documentBest[document] ?? 0, gain)
        likest[document] = max(likest[document] ?? 0, match.likeness)
      }
      let inTitle =
        title * (match.isCompletion ? match.likeness * rarityInTitles(match) : strength)
      for chunk in match.forms.lazy.flatMap({ match.shard.chunks[$0] }) {
        let kind = index.kinds[chunk]
        let gain = kind == 0 ? inTitle : strength * togetherTimes[kind]
        chunkBest[chunk] = max(chunkBest[chunk] ?? 0, gain)
      }
    }
    for (document, gain) in documentBest { sums.scores[document] += 0.85 * word.weight * gain }
    for (chunk, gain) in chunkBest { sums.together[chunk] += 1.7 * word.weight * gain }
    for (document, alike) in likest {
      sums.covered[document] += word.weight * rare * alike
      sums.likeness[document] = max(sums.likeness[document], alike)
    }
  }

  /// Returns the rarity.
  private func addOften(_ match: Match, _ weight: Double, _ scores: inout [Double]) -> Double {
    let (counts, rarity) = counted(match)
    for (document, count) in counts {
      scores[document] += weight * rarity * saturated(document, count)
    }
    return rarity
  }

  private func counted(_ match: Match) -> (counts: [Int: Double], rarity: Double) {
    var counts: [Int: Double] = [:]
    for chunk in match.forms.lazy.flatMap({ match.shard.chunks[$0] }) {
      counts[index.documents[chunk], default: 0] += times[index.kinds[chunk]]
    }
    return (counts, rarity(counts.count))
  }

  private func rarityInTitles(_ match: Match) -> Double {
    let places = match.forms.lazy.flatMap { match.shard.chunks[$0] }
    return rarity(Set(places.filter { index.kinds[$0] == 0 }).count)
  }

  private func rarity(_ documents: Int) -> Double {
    let all = Double(index.urls.count)
    let count = Double(documents)
    return pow(log(1 + (all - count + 0.5) / (count + 0.5)), 1.15)
  }

  private func saturated(_ document: Int, _ count: Double) -> Double {
    let length = index.lengths[document] / index.averageLength
    return count * (0.9 + 1) / (count + 0.9 * (1 - 0.9 + 0.9 * length))
  }

  private func shardNumbers(of word: QueryWord) -> [Int] {
    let first = shardNumber(of: word.form)
    if !word.isPartial { return [first] }
    let last = min(shardNumber(of: word.form + [0xFFFF]), first + 2)
    return Array(first...last)
  }

  private func shardNumber(of form: [UInt16]) -> Int {
    let after = index.from.firstIndex { form.lexicographicallyPrecedes($0) } ?? index.from.count
    return max(0, after - 1)
  }

  private func stemForms(_ shard: RankingShard, _ form: Int) -> [Int] {
    shard.members[shard.leader[form]] ?? [form]
  }

  private func similarForms(_ shard: RankingShard, _ word: [UInt16]) -> [Match] {
    if word.count < 3 { return [] }
    var shared: [Int: Double] = [:]
    var total = 0.0
    for gram in gramsOfWord(word) {
      let holders = shard.grams[gram] ?? []
      let count = holders.isEmpty ? 0.5 : Double(holders.count)
      let weight = log(1 + Double(shard.forms.count) / count)
      total += weight
      for form in holders { shared[form, default: 0] += weight }
    }
    var best: [Int: Double] = [:]
    for (form, weight) in shared {
      let likeness = weight / (total + 0.2 * max(0, shard.weights[form] - weight))
      let leader = shard.leader[form]
      if likeness >= 0.25 { best[leader] = max(best[leader] ?? 0, likeness) }
    }
    if let own = shard.numbers[word] {
      best[shard.leader[own]] = nil
    } else if word.count >= 4 {
      let likeness = 1 - 1.5 / Double(word.count)
      for form in shard.forms.indices where isOneSlip(word, shard.forms[form]) {
        best[shard.leader[form]] = max(best[shard.leader[form]] ?? 0, likeness)
      }
    }
    return best.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(8).map {
      Match(shard: shard, forms: stemForms(shard, $0.key), likeness: $0.value)
    }
  }

  private func completions(_ shard: RankingShard, _ word: [UInt16]) -> [Match] {
    let forms = shard.forms.indices.filter { shard.forms[$0].starts(with: word) }.prefix(400)
    if forms.isEmpty { return [] }
    return [Match(shard: shard, forms: Array(forms), likeness: 0.6, isCompletion: true)]
  }
}

/// One letter left out, put in, exchanged, or two swapped.
private func isOneSlip(_ first: [UInt16], _ second: [UInt16]) -> Bool {
  if abs(first.count - second.count) > 1 { return false }
  let start = zip(first, second).prefix { $0 == $1 }.count
  let endings = zip(first.dropFirst(start).reversed(), second.dropFirst(start).reversed())
  let end = endings.prefix { $0 == $1 }.count
  let left = Array(first[start..<(first.count - end)])
  let right = Array(second[start..<(second.count - end)])
  return left.count <= 1 && right.count <= 1
    || left.count == 2 && right.count == 2 && left == right.reversed()
}
