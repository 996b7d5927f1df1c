import Foundation

extension SearchIndex {
  /// The first file up to its words; leaves the object open. See the format in `+Encoding`.
  func writeHead(to json: inout JSONBytes, files: [String]) {
    json.raw("{\"v\":2,\"language\":")
    json.string(language)
    json.raw(",\"files\":")
    json.strings(files)
    json.raw(",\"common\":")
    let common = formClass.indices.filter { isCommon[Int(formClass[$0])] }
    json.strings(common.map { forms[$0] }.sorted())
    json.raw(",\"ask\":")
    json.strings(askingWords(language))
  }

  func writeWords(_ shards: [Shard], to json: inout JSONBytes) {
    if shards.count == 1 {
      json.raw(",\"words\":")
      json.raw(shards[0].bytes)
      return
    }
    var coding = FrontCoding()
    json.raw(",\"from\":\"")
    for shard in shards { coding.write(Array(shard.from.utf16)[...], to: &json) }
    json.raw("\"")
    if isWhole(shards) { json.raw(",\"whole\":1") }
  }

  /// - Parameter isLarge: the articles have files of their own.
  func writeNames(to json: inout JSONBytes, isLarge: Bool) {
    if isLarge {
      json.raw(",\"names\":{\"namesPerFile\":\(Self.namesPerFile)}")
      return
    }
    json.raw(",\"names\":")
    writeNames(of: articles[...], to: &json)
    json.raw(",\"articles\":")
    writeArticles(to: &json)
  }

  func writeAnswers(
    from first: [Int], _ threshold: Double?, listed: Double?, to json: inout JSONBytes
  ) {
    json.raw(",\"answers\":{\"from\":\"")
    json.raw(encodedNumbers(first.map(UInt32.init)))
    json.raw("\"")
    if let threshold { json.raw(",\"threshold\":\(threshold)") }
    if let listed { json.raw(",\"listed\":\(listed)") }
    json.raw("}")
  }

  /// The shards, each in a file, and where they are not large all of them in one: a reader who has
  /// searched once then waits for no other, nor needs a network.
  func wordFiles(_ shards: [Shard]) -> [SearchFiles.Unplaced] {
    var files = shards.enumerated().map {
      SearchFiles.Unplaced(stem: "search/\(language)/\($0.offset)", bytes: $0.element.bytes)
    }
    if isWhole(shards) {
      var json = JSONBytes()
      json.list(shards) { $0.raw($1.bytes) }
      files.append(SearchFiles.Unplaced(stem: "search/\(language)/whole", bytes: json.bytes))
    }
    return files
  }

  private func isWhole(_ shards: [Shard]) -> Bool {
    shards.reduce(0) { $0 + $1.bytes.count } <= 400_000
  }

  private static let namesPerFile = 16

  /// What would weigh more than all else that a search loads: what is known of the articles, and
  /// their names, a few in each file.
  func nameFiles() -> [SearchFiles.Unplaced] {
    var table = JSONBytes()
    writeArticles(to: &table)
    let files = stride(from: 0, to: articles.count, by: Self.namesPerFile).map { start in
      var json = JSONBytes()
      writeNames(of: articles[start...].prefix(Self.namesPerFile), to: &json)
      return SearchFiles.Unplaced(
        stem: "search/\(language)/names-\(start / Self.namesPerFile)", bytes: json.bytes)
    }
    return files
      + [SearchFiles.Unplaced(stem: "search/\(language)/articles", bytes: table.bytes)]
  }

  private func writeNames(of articles: ArraySlice<SearchableArticle>, to json: inout JSONBytes) {
    json.raw("{\"urls\":")
    json.strings(frontCoded(articles.map(\.url)))
    json.raw(",\"titles\":")
    json.strings(articles.map(\.title))
    json.raw("}")
  }

  private func writeArticles(to json: inout JSONBytes) {
    json.raw("{")
    writeCategories(to: &json)
    writeOptional(to: &json, "audiences", "audience", articles.map(\.audience)) {
      $0.isEmpty
    } write: {
      $0.strings($1)
    }
    writeOptional(to: &json, "languages", "textLanguage", articles.map(\.language)) {
      $0 == language
    } write: {
      $0.string($1)
    }
    let hidden = articles.indices.filter { !articles[$0].inSearch }
    if !hidden.isEmpty {
      json.raw(",\"hidden\":")
      json.numbers(hidden)
    }
    json.raw(",\"lengths\":\"")
    json.raw(lengths.map(lengthDigit))
    json.raw("\",\"chunks\":\"")
    json.raw(layout)
    json.raw("\"}")
  }

  func askingWords(_ language: String) -> [String] {
    questionWords(of: language).map { folded(lowered($0)) }
  }

  private func writeCategories(to json: inout JSONBytes) {
    let (values, runs) = numbered(articles.map { [$0.category, $0.categoryPath] }) { _ in false }
    json.raw("\"categories\":")
    json.list(values) { $0.strings($1) }
    json.raw(",\"category\":")
    json.numbers(runs)
  }

  private func writeOptional<Value: Hashable>(
    to json: inout JSONBytes, _ listName: String, _ runName: String, _ perArticle: [Value],
    isNone: (Value) -> Bool, write: (inout JSONBytes, Value) -> Void
  ) {
    let (values, runs) = numbered(perArticle, isNone: isNone)
    if values.isEmpty { return }
    json.raw(",\"\(listName)\":")
    json.list(values, write)
    json.raw(",\"\(runName)\":")
    json.numbers(runs)
  }
}

/// The different values in order of appearance, and runs [index, length, …]; -1 stands for none.
private func numbered<Value: Hashable>(
  _ perArticle: [Value], isNone: (Value) -> Bool
) -> ([Value], [Int]) {
  var values: [Value] = []
  var numbers: [Value: Int] = [:]
  var runs: [Int] = []
  for value in perArticle {
    var number = -1
    if !isNone(value) {
      number = numbers[value] ?? values.count
      if number == values.count {
        numbers[value] = number
        values.append(value)
      }
    }
    if runs.count > 1, runs[runs.count - 2] == number {
      runs[runs.count - 1] += 1
    } else {
      runs += [number, 1]
    }
  }
  return (values, runs)
}

private func frontCoded(_ texts: [String]) -> [String] {
  let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
  var before: ArraySlice<UInt16> = []
  return texts.map { text in
    var units: [UInt16] = []
    text.withBytes { appendUTF16($0, to: &units) }
    let shared = sharedCount(before, units[...], limit: 35)
    before = units[...]
    var coded = [digits[shared]]
    appendUTF8(units.dropFirst(shared), to: &coded)
    return String(decoding: coded, as: UTF8.self)
  }
}

private func lengthDigit(_ words: Int) -> UInt8 {
  digit(min(90, Int((5 * log2(Double(1 + words))).rounded())))
}
