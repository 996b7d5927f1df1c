import Diagnostics

extension LinkIndex {
  /// The questions whose article has a page in their language; a problem for each other.
  func readerQuestions(_ diagnostics: inout [Diagnostic]) -> [ReaderQuestion] {
    var known: [ReaderQuestion] = []
    for list in project.questionLists {
      for question in list.questions {
        guard let node = question.article, let key = node.text else { continue }
        let found = group(ofKey: key.withoutMarkdownEnding, list.language)
        guard let group = found, hasPage(group, list.language) else {
          let problem = unreachable(key, found, list.language, at: node.place(in: list.file))
          diagnostics += [problem].unpublished()
          continue
        }
        known.append(
          ReaderQuestion(
            text: question.text, language: list.language, article: key, group: group,
            place: question.node.place(in: list.file)))
      }
    }
    return known
  }

  private func hasPage(_ group: Int, _ language: LanguageTag) -> Bool {
    editions.first { $0.language == language }?.pageOfGroup[group] != nil
  }

  private func unreachable(
    _ key: String, _ group: Int?, _ language: LanguageTag, at place: Place
  ) -> Diagnostic {
    if group == nil { return unknownArticle(key, at: place) }
    return .error("unknown-article", "article \"\(key)\" has no page in \"\(language)\"", at: place)
  }
}
