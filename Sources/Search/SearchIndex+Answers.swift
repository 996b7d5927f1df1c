// The answer files, format 1: {"v": 1, "articles": [article or null, …]} for the documents from the
// first file's `answers.from` on, null where the assistant must not answer from it. An article is
//   i   [key, revision], by which a vote on the answer names the article     (optional)
//   q   questions its front matter lists     (optional)
//   k   its description and keywords           (optional)
//   a   [text, html] of its own short answer  (optional)
//   w   conditions on a selected item         (optional)
//   u   date of the last update               (optional)
//   s   1 if the translation is stale         (optional)
//   m   1 if a machine translated it          (optional)
//   S   sections [id or "", title, blocks]; a block is [kind, text, html], without html where that is
//       the text escaped; kinds: p paragraph, l bullet, o numbered step, r table row, c code

extension SearchIndex {
  struct AnswerFile {
    /// Number of its first document.
    let from: Int
    let bytes: [UInt8]
  }

  func answerFiles() -> [AnswerFile] {
    var files: [AnswerFile] = []
    var from = 0
    var size = 0
    var entries = JSONBytes()
    var entry = JSONBytes()
    for number in articles.indices {
      entry.removeAll()
      write(articles[number], to: &entry)
      if size > 0, size + entry.bytes.count > 24_000 {
        files.append(AnswerFile(from: from, entries))
        from = number
        size = 0
        entries.removeAll()
      }
      if size > 0 { entries.raw(",") }
      entries.raw(entry.bytes)
      size += entry.bytes.count
    }
    files.append(AnswerFile(from: from, entries))
    return files
  }

  private func write(_ article: borrowing SearchableArticle, to json: inout JSONBytes) {
    if !article.inAssistant { return json.raw("null") }
    json.raw("{")
    if !article.key.isEmpty {
      json.raw("\"i\":[")
      json.string(article.key)
      json.raw(",")
      json.string(article.revision)
      json.raw("],")
    }
    writeTerms(of: article, to: &json)
    if let answer = article.answer {
      json.raw("\"a\":")
      json.strings([answer.text, answer.html])
      json.raw(",")
    }
    if let when = article.when { json.raw("\"w\":\(when),") }
    if let updated = article.updated {
      json.raw("\"u\":")
      json.string(updated)
      json.raw(",")
    }
    if article.isStale { json.raw("\"s\":1,") }
    if article.isMachine { json.raw("\"m\":1,") }
    json.raw("\"S\":")
    json.list(article.sections) { json, section in
      json.raw("[")
      json.string(section.id ?? "")
      json.raw(",")
      json.string(section.title)
      json.raw(",")
      write(section.blocks, to: &json)
      json.raw("]")
    }
    json.raw("}")
  }

  private func writeTerms(of article: borrowing SearchableArticle, to json: inout JSONBytes) {
    if !article.questions.isEmpty {
      json.raw("\"q\":")
      json.strings(article.questions)
      json.raw(",")
    }
    let found = ([article.description] + article.keywords).filter { !$0.isEmpty }
    if !found.isEmpty {
      json.raw("\"k\":")
      json.strings(found)
      json.raw(",")
    }
  }

  private func write(_ blocks: [SearchableArticle.Block], to json: inout JSONBytes) {
    let hasPicture = blocks.contains { $0.kind == .picture }
    json.list(hasPicture ? blocks.filter { $0.kind != .picture } : blocks) { json, block in
      json.raw("[\"")
      json.raw(block.kind.rawValue)
      json.raw("\",")
      json.string(block.text)
      if let html = block.html {
        json.raw(",")
        json.string(html)
      }
      json.raw("]")
    }
  }
}

extension SearchIndex.AnswerFile {
  fileprivate init(from: Int, _ entries: JSONBytes) {
    self.from = from
    bytes = Array(#"{"v":1,"articles":["#.utf8) + entries.bytes + Array("]}".utf8)
  }
}
