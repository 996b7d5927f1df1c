package import Diagnostics
package import HelpCenter
import Search

/// The questions of one language's `questions.yml`, asked of its search as the browser would ask.
package struct QuestionTrial: Sendable {
  package let language: LanguageTag
  package let asked: Int
  /// Those whose article came first.
  package let foundFirst: Int
  /// One for each other.
  package let diagnostics: [Diagnostic]

  /// Nil where nothing is asked. Cost: about that of one search in the browser a question.
  static func run(_ edition: Edition, of site: Site, in search: SearchFiles) -> QuestionTrial? {
    let questions = site.questions.filter { $0.language == edition.language }
    guard !questions.isEmpty else { return nil }
    let ranking = Ranking(search)
    let pages = Dictionary(
      edition.pages.map { (site.settings.url($0.path), $0) },
      uniquingKeysWith: { first, _ in first })
    let misses = questions.compactMap { question -> Diagnostic? in
      let found = ranking.results(for: question.text, limit: pages.count).compactMap { pages[$0] }
      guard let rank = found.firstIndex(where: { $0.group == question.group }) else {
        return question.miss("does not come up for this question", found.first, in: site)
      }
      return rank == 0
        ? nil : question.miss("is number \(rank + 1) for this question", found.first, in: site)
    }
    return QuestionTrial(
      language: edition.language, asked: questions.count,
      foundFirst: questions.count - misses.count, diagnostics: misses)
  }
}

extension ReaderQuestion {
  /// A warning: the page is there, readers only have to look further for it.
  fileprivate func miss(_ what: String, _ first: ArticlePage?, in site: Site) -> Diagnostic {
    let notes = first.map { page in
      [Diagnostic.Note("comes first", at: Place(file: site.article(of: page).file.path))]
    }
    return .warning(
      "missed-question", "article \"\(article)\" \(what)", at: place, notes: notes ?? [])
  }
}
