import Foundation

extension SearchIndex {
  /// The first file up to its words; leaves the object open. See the format in `+Encoding`.
  func writeHead(to json: inout JSONBytes, language: String) {
    let base = commonBeginning(articles.map(\.url))
    json.raw("{\"v\":1,\"language\":")
    json.string(language)
    json.raw(",\"base\":")
    json.string(base)
    json.raw(",\"urls\":")
    json.strings(frontCoded(articles.map { String($0.url.dropFirst(base.count)) }))
    if articles.count <= Self.titlesInFirstFile {
      json.raw(",\"titles\":")
      json.strings(articles.map(\.title))
    }
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
    json.raw(String(decoding: lengths.map(lengthDigit), as: UTF8.self))
    json.raw("\",\"chunks\":\"" + layout.joined() + "\",\"common\":")
    json.strings(forms.indices.filter { isCommon[Int(formClass[$0])] }.map { forms[$0] }.sorted())
    json.raw(",\"ask\":")
    json.strings(askingWords(language))
  }

  /// More titles than these would weigh more than all else that a search loads.
  static let titlesInFirstFile = 4_000
  static let titlesPerFile = 64

  /// Titles in files of their own; empty where they stand in the first file.
  func titleFiles() -> [[UInt8]] {
    if articles.count <= Self.titlesInFirstFile { return [] }
    return stride(from: 0, to: articles.count, by: Self.titlesPerFile).map { start in
      var json = JSONBytes()
      json.strings(articles[start...].prefix(Self.titlesPerFile).map(\.title))
      return json.bytes
    }
  }

  private func askingWords(_ language: String) -> [String] {
    questionWords(of: language).map { folded(lowered($0)) }
  }

  private func writeCategories(to json: inout JSONBytes) {
    let (values, runs) = numbered(articles.map { [$0.category, $0.categoryPath] }) { _ in false }
    json.raw(",\"categories\":")
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

private func commonBeginning(_ urls: [String]) -> String {
  guard let first = urls.first, let last = urls.last else { return "" }
  let shared = zip(first, last).prefix { $0 == $1 }.count
  return String(first.prefix(shared))
}

private func frontCoded(_ texts: [String]) -> [String] {
  var before: [UInt16] = []
  return texts.map { text in
    let units = Array(text.utf16)
    let shared = sharedCount(before, units, limit: 35)
    before = units
    return String(shared, radix: 36) + String(decoding: units[shared...], as: UTF16.self)
  }
}

private func lengthDigit(_ words: Int) -> UInt8 {
  digit(min(90, Int((5 * log2(Double(1 + words))).rounded())))
}
