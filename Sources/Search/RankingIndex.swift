import Foundation

/// The published search files of one language, read again: what the browser ranks with.
///
/// Mirrors `Scripts/search/decode.js`; the format is specified in `SearchIndex+Encoding`.
struct RankingIndex {
  let urls: [String]
  let hidden: Set<Int>
  let audiences: [[String]]
  /// Index in `audiences` of each document, -1 for everybody.
  let audience: [Int]
  let lengths: [Double]
  let averageLength: Double
  /// Document and kind of each chunk; a kind is its place in `tdqhbx`.
  let documents: [Int]
  let kinds: [Int]
  let common: Set<String>
  let ask: [String]
  let from: [[UInt16]]
  let shards: [RankingShard]

  /// - Parameter files: as `SearchFiles` made them; anything else traps.
  init(_ files: SearchFiles) {
    let bytes = Dictionary(uniqueKeysWithValues: files.others.map { ($0.url, $0.bytes) })
    let head = decoded(Head.self, files.first.bytes)
    func read<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value {
      decoded(type, bytes[head.files[0] + "search/\(head.language)/\(name)" + head.files[1]] ?? [])
    }
    let articles = head.articles ?? read(Articles.self, "articles")
    let count = articles.lengths.utf8.count
    urls = head.names.files(for: count).flatMap { file in
      readURLs(file.map { read(Names.self, "names-\($0)").urls ?? [] } ?? head.names.urls ?? [])
    }
    hidden = Set(articles.hidden ?? [])
    audiences = articles.audiences ?? []
    audience = readRuns(articles.audience ?? [], count)
    lengths = articles.lengths.utf8.map { pow(2, Double(value(of: $0)) / 5) - 1 }
    averageLength = max(1, lengths.reduce(0, +) / Double(max(1, count)))
    (documents, kinds) = readChunks(articles.chunks)
    common = Set(head.common)
    ask = head.ask
    from = head.from.map { readForms(Array($0.utf16)).forms } ?? [[]]
    if let words = head.words {
      shards = [RankingShard(words)]
    } else {
      shards = from.indices.map { RankingShard(read(ShardText.self, "\($0)")) }
    }
  }

  struct ShardText: Decodable {
    let w: String
    let p: String
  }

  private struct Head: Decodable {
    let language: String
    let files: [String]
    let names: Names
    let articles: Articles?
    let common: [String]
    let ask: [String]
    let words: ShardText?
    let from: String?
  }

  private struct Names: Decodable {
    let urls: [String]?
    let namesPerFile: Int?

    /// Numbers of the files with the names; one nil where there are none.
    func files(for count: Int) -> [Int?] {
      guard let namesPerFile else { return [nil] }
      return (0..<((count + namesPerFile - 1) / namesPerFile)).map { $0 }
    }
  }

  private struct Articles: Decodable {
    let hidden: [Int]?
    let audiences: [[String]]?
    let audience: [Int]?
    let lengths: String
    let chunks: String
  }
}

/// One shard: its forms in order and the chunks that each stands in.
struct RankingShard {
  /// Empty for the places of a stem's forms in other shards.
  let forms: [[UInt16]]
  let numbers: [[UInt16]: Int]
  /// The first form of each form's class, and all forms of it.
  let leader: [Int]
  let members: [Int: [Int]]
  let chunks: [[Int]]
  let grams: [[UInt16]: [Int]]
  let weights: [Double]

  init(_ text: RankingIndex.ShardText) {
    let (forms, leader) = readForms(Array(text.w.utf16))
    self.forms = forms
    self.leader = leader
    numbers = Dictionary(
      forms.indices.filter { !forms[$0].isEmpty }.map { (forms[$0], $0) }, uniquingKeysWith: min)
    let places = text.p.utf8.split(separator: UInt8(ascii: "!"), omittingEmptySubsequences: false)
    chunks = places.prefix(forms.count).map { readChunkNumbers($0) }
    members = Dictionary(grouping: forms.indices) { leader[$0] }
    (grams, weights) = gramsAndWeights(of: forms)
  }
}

private func gramsAndWeights(of forms: [[UInt16]]) -> ([[UInt16]: [Int]], [Double]) {
  var grams: [[UInt16]: [Int]] = [:]
  var inOrder: [[UInt16]] = []
  for (number, form) in forms.enumerated() {
    for gram in gramsOfWord(form) {
      if grams[gram] == nil { inOrder.append(gram) }
      grams[gram, default: []].append(number)
    }
  }
  var weights = [Double](repeating: 0, count: forms.count)
  for gram in inOrder {
    let holders = grams[gram] ?? []
    let weight = log(1 + Double(forms.count) / Double(holders.count))
    for form in holders { weights[form] += weight }
  }
  return (grams, weights)
}

/// The different groups of three letters of a word of three or more, its ends marked.
func gramsOfWord(_ word: [UInt16]) -> [[UInt16]] {
  if word.count < 3 { return [] }
  let text = [0x5E] + word + [0x24]
  var result: [[UInt16]] = []
  for start in 0...(text.count - 3) {
    let gram = Array(text[start..<(start + 3)])
    if !result.contains(gram) { result.append(gram) }
  }
  return result
}

private func decoded<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value {
  guard let value = try? JSONDecoder().decode(type, from: Data(bytes)) else {
    preconditionFailure("a search file that was just written cannot be read")
  }
  return value
}

private func readURLs(_ coded: [String]) -> [String] {
  var before: [UInt16] = []
  return coded.map { code in
    let units = Array(code.utf16)
    let shared = Int(String(decoding: units.prefix(1), as: UTF16.self), radix: 36) ?? 0
    before = Array(before.prefix(shared)) + units.dropFirst()
    return String(decoding: before, as: UTF16.self)
  }
}

private func readRuns(_ runs: [Int], _ count: Int) -> [Int] {
  var result: [Int] = []
  for index in stride(from: 0, to: runs.count - 1, by: 2) {
    result += [Int](repeating: runs[index], count: runs[index + 1])
  }
  return result + [Int](repeating: -1, count: max(0, count - result.count))
}

private func readChunks(_ layout: String) -> ([Int], [Int]) {
  let letters = Array("tdqhbx".utf8)
  let bytes = Array(layout.utf8)
  var documents: [Int] = []
  var kinds: [Int] = []
  var document = -1
  var index = 0
  while index < bytes.count {
    let kind = letters.firstIndex(of: bytes[index]) ?? 0
    if kind == 0 { document += 1 }
    index += 1
    var count = 0
    while index < bytes.count, bytes[index] < 58 {
      count = count * 10 + Int(bytes[index]) - 48
      index += 1
    }
    for _ in 0..<max(1, count) {
      documents.append(document)
      kinds.append(kind)
    }
  }
  return (documents, kinds)
}

private func readForms(_ units: [UInt16]) -> (forms: [[UInt16]], leader: [Int]) {
  let digits = Array("#$%&'()*+,-./:;<=>?@[]^_`{|".utf16)
  func isStart(_ unit: UInt16) -> Bool { unit == 33 || (65...90).contains(unit) }
  var forms: [[UInt16]] = []
  var leader: [Int] = []
  var before: [UInt16] = []
  var index = 0
  while index < units.count {
    let start = units[index]
    index += 1
    var distance = 0
    var scale = 1
    var hasReference = false
    while index < units.count, units[index] == 126 || digits.contains(units[index]) {
      hasReference = true
      if let digit = digits.firstIndex(of: units[index]) {
        distance += digit * scale
        scale *= digits.count
      }
      index += 1
    }
    var rest: [UInt16] = []
    while index < units.count, !isStart(units[index]) {
      rest.append(units[index])
      index += 1
    }
    leader.append(hasReference ? leader[forms.count - 1 - distance] : forms.count)
    if start != 33 { before = Array(before.prefix(Int(start) - 65)) + rest }
    forms.append(start == 33 ? [] : before)
  }
  return (forms, leader)
}

private func readChunkNumbers(_ bytes: Substring.UTF8View.SubSequence) -> [Int] {
  var result: [Int] = []
  var chunk = -1
  var number = 0
  var scale = 1
  for byte in bytes {
    let digit = value(of: byte)
    number += digit * scale
    if digit >= 59 {
      scale *= 32
      continue
    }
    chunk += number + 1
    result.append(chunk)
    number = 0
    scale = 1
  }
  return result
}

private func value(of digit: UInt8) -> Int {
  digit < 92 ? Int(digit) - 35 : Int(digit) - 36
}
