/// A file to be published, with the URL that `SearchFiles` was told it would get.
package struct SearchFile: Sendable {
  /// Site-absolute URL.
  package let url: String
  package let bytes: [UInt8]
}

/// The search and answer files of one language.
package struct SearchFiles: Sendable {
  /// What the file that names the others is made from; pages name this one.
  package let first: SearchFile
  package let others: [SearchFile]
  /// The articles have files of their own, so that the first is small.
  package let isLarge: Bool
}

extension SearchFiles {
  /// A file that has no URL yet; its stem is as in `search/en/3`, without hash and ending.
  package struct Unplaced: Sendable {
    package let stem: String
    package let bytes: [UInt8]
  }

  /// A file's URL without its stem.
  package struct URLParts: Sendable {
    fileprivate let before: String
    fileprivate let after: String

    package init(before: String, after: String) {
      self.before = before
      self.after = after
    }

    fileprivate func file(_ file: Unplaced) -> SearchFile {
      SearchFile(url: before + file.stem + after, bytes: file.bytes)
    }
  }

  /// - Parameters:
  ///   - articles: of one language set, fallbacks among them, in any order.
  ///   - language: BCP 47 tag of the set.
  ///   - inlineLimit: bytes of words and postings up to which they stand in the first file.
  ///   - nameLimit: articles up to which their names do.
  ///   - urlParts: gives files that are published together their URLs; called for all but the first,
  ///     then for that one.
  package init(
    for articles: [SearchableArticle], language: String, inlineLimit: Int = 56_000,
    nameLimit: Int = 4_000, urlParts: ([Unplaced]) -> URLParts
  ) async {
    let used = articles.filter { $0.inSearch || $0.inAssistant }
    let index = SearchIndex(of: used, language: language)
    // What is written from the index is made in parallel: the last language of a build would else
    // keep one core busy and the others waiting.
    async let answerFiles = index.answerFiles()
    async let threshold = index.calibratedThreshold()
    async let listed = index.listedWeight()
    let shards = index.shards(inlineLimit: inlineLimit)
    isLarge = index.articles.count > nameLimit
    var files = shards.count == 1 ? [] : index.wordFiles(shards)
    if isLarge { files += index.nameFiles() }
    let answers = await answerFiles
    files += answers.enumerated().map {
      Unplaced(stem: "answers/\(language)/\($0.offset)", bytes: $0.element.bytes)
    }
    let parts = urlParts(files)
    var json = JSONBytes()
    index.writeHead(to: &json, files: [parts.before, parts.after])
    index.writeWords(shards, to: &json)
    index.writeNames(to: &json, isLarge: isLarge)
    index.writeAnswers(
      from: answers.map(\.from), await threshold, listed: await listed, to: &json)
    json.raw("}")
    let first = Unplaced(stem: "search/\(language)", bytes: json.bytes)
    self.first = urlParts([first]).file(first)
    others = files.map(parts.file)
  }
}
