/// A file to be published, with the URL that `SearchFiles` was told it would get.
package struct SearchFile: Sendable {
  /// Site-absolute URL.
  package let url: String
  package let bytes: [UInt8]
}

/// The search and answer files of one language.
package struct SearchFiles: Sendable {
  /// The file that names all others; pages name this one.
  package let first: SearchFile
  package let others: [SearchFile]
}

extension SearchFiles {
  /// - Parameters:
  ///   - articles: of one language set, fallbacks among them, in any order.
  ///   - language: BCP 47 tag of the set.
  ///   - inlineLimit: bytes of words and postings up to which they stand in the first file.
  ///   - url: gives a file its URL from its stem (as `search/en-3`, without hash and ending) and
  ///     bytes; called once for each file, those named by others first.
  package init(
    for articles: [SearchableArticle], language: String, inlineLimit: Int = 56_000,
    url: (_ stem: String, _ bytes: [UInt8]) -> String
  ) async {
    let used = articles.filter { $0.inSearch || $0.inAssistant }
    let index = SearchIndex(of: used, language: language)
    // What is written from the index is made in parallel: the last language of a build would else
    // keep one core busy and the others waiting.
    async let answerFiles = index.answerFiles()
    async let threshold = index.calibratedThreshold()
    let shards = index.shards(inlineLimit: inlineLimit)
    var files: [SearchFile] = []
    func place(_ stem: String, _ bytes: [UInt8]) -> String {
      let file = SearchFile(url: url(stem, bytes), bytes: bytes)
      files.append(file)
      return file.url
    }
    var json = JSONBytes()
    index.writeHead(to: &json, language: language)
    if shards.count == 1 {
      json.raw(",\"words\":" + String(decoding: shards[0].bytes, as: UTF8.self))
    } else {
      json.raw(",\"shards\":{\"from\":")
      json.strings(shards.map(\.from))
      json.raw(",\"url\":")
      json.strings(
        shards.enumerated().map { place("search/\(language)-\($0.offset)", $0.element.bytes) })
      json.raw("}")
    }
    let titles = index.titleFiles()
    if !titles.isEmpty {
      json.raw(",\"titles\":{\"size\":\(SearchIndex.titlesPerFile),\"url\":")
      json.strings(
        titles.enumerated().map { place("search/\(language)-titles-\($0.offset)", $0.element) })
      json.raw("}")
    }
    let answers = await answerFiles
    json.raw(",\"answers\":{\"from\":")
    json.numbers(answers.map(\.from))
    json.raw(",\"url\":")
    json.strings(
      answers.enumerated().map { place("answers/\(language)-\($0.offset)", $0.element.bytes) })
    if let threshold = await threshold { json.raw(",\"threshold\":\(threshold)") }
    json.raw("}}")
    first = SearchFile(url: url("search/\(language)", json.bytes), bytes: json.bytes)
    others = files
  }
}
