import HelpCenter
import Theming

/// `llms.txt` (llmstxt.org): what the help center holds, for language models, as links to Markdown.
enum LLMs {
  static func files(_ site: Site) -> [OutputFile] {
    guard site.settings.writesLLMs else { return [] }
    return [root(site)] + site.editions.map { edition($0, site) }
  }

  private static func root(_ site: Site) -> OutputFile {
    let source = site.edition(site.settings.source) ?? site.editions[0]
    var text = heading(source)
    text += "## Languages\n\n"
    for edition in site.editions {
      let url = site.settings.absoluteURL(edition.path.appending(file: "llms.txt"))
      text += "- [\(edition.language.autonym)](\(url)): \(edition.title)\n"
    }
    return OutputFile(.file("llms.txt"), text: text)
  }

  /// Only articles in the language itself: a fallback is listed in its own.
  private static func edition(_ edition: Edition, _ site: Site) -> OutputFile {
    var text = heading(edition)
    for category in edition.categories {
      let pages = category.pages.map { edition.pages[$0] }
        .filter { !$0.isFallback && !site.article(of: $0).isNoindex }
      if pages.isEmpty { continue }
      text += "## \(category.title)\n\n"
      for page in pages {
        let article = site.article(of: page)
        let url = site.settings.absoluteURL(page.path.appending(file: "index.md"))
        let description = article.description.map { ": \($0.singleLine)" } ?? ""
        text += "- [\(article.title.linkText)](\(url))\(description)\(age(of: page, site))\n"
      }
      text += "\n"
    }
    return OutputFile(edition.path.appending(file: "llms.txt"), text: text)
  }

  /// What a model should know before it relies on the text.
  private static func age(of page: ArticlePage, _ site: Site) -> String {
    var marks: [String] = []
    if site.isShownAsStale(page) {
      marks.append("may be out of date, the \(site.settings.source) version has changed")
    }
    if site.isShownAsMachine(page) { marks.append("machine translation") }
    return marks.isEmpty ? "" : " (\(marks.joined(separator: "; ")))"
  }

  private static func heading(_ edition: Edition) -> String {
    let description = edition.description.map { "> \($0.singleLine)\n\n" } ?? ""
    return "# \(edition.title)\n\n\(description)"
  }
}

extension String {
  fileprivate var singleLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  fileprivate var linkText: String {
    singleLine.replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
