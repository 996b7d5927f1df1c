import HelpCenter
import Theming

/// `llms.txt` (llmstxt.org): what the help center holds, for language models, as links to Markdown.
enum LLMs {
  static let rootPath = SitePath.file("llms.txt")

  static func path(_ edition: Edition) -> SitePath { edition.path.appending(file: "llms.txt") }

  /// The languages.
  static func root(_ site: Site) -> String {
    let source = site.edition(site.settings.source) ?? site.editions[0]
    var text = heading(source)
    text += "## Languages\n\n"
    for edition in site.editions {
      let url = site.settings.absoluteURL(path(edition))
      text += "- [\(edition.language.autonym)](\(url)): \(edition.title)\n"
    }
    return text
  }

  /// Only articles in the language itself: a fallback is listed in its own.
  static func edition(_ edition: Edition, _ site: Site) -> String {
    var text = heading(edition)
    for category in edition.categories {
      let pages = category.pages.map { edition.pages[$0] }
        .filter { !$0.isFallback && !site.articles[$0.article].isNoindex }
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
    return text
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
    // Every new line begins with one of these bytes, which few texts have.
    guard utf8.contains(where: { (0x0A...0x0D).contains($0) || $0 == 0xC2 || $0 == 0xE2 })
    else { return self }
    return split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  fileprivate var linkText: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
    else { return singleLine }
    return singleLine.replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
