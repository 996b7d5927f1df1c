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
    let entries = articles.map(entry)
    var files: [AnswerFile] = []
    var start = 0
    var size = 0
    for index in entries.indices {
      if size > 0, size + entries[index].count > 24_000 {
        files.append(file(entries[start..<index]))
        start = index
        size = 0
      }
      size += entries[index].count
    }
    files.append(file(entries[start...]))
    return files
  }

  private func file(_ entries: ArraySlice<[UInt8]>) -> AnswerFile {
    var bytes = Array(#"{"v":1,"articles":["#.utf8)
    for (index, entry) in zip(entries.indices, entries) {
      if index > entries.startIndex { bytes.append(UInt8(ascii: ",")) }
      bytes += entry
    }
    return AnswerFile(from: entries.startIndex, bytes: bytes + Array("]}".utf8))
  }

  private func entry(_ article: SearchableArticle) -> [UInt8] {
    if !article.inAssistant { return Array("null".utf8) }
    var json = JSONBytes()
    json.raw("{")
    if !article.key.isEmpty {
      json.raw("\"i\":")
      json.strings([article.key, article.revision])
      json.raw(",")
    }
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
      json.list(section.blocks.filter { $0.kind != .picture }) { json, block in
        json.strings([block.kind.rawValue, block.text] + (block.html.map { [$0] } ?? []))
      }
      json.raw("]")
    }
    json.raw("}")
    return json.bytes
  }
}
