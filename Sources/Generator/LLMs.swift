import HelpCenter
import Markdown
import Theming

/// `llms.txt` (llmstxt.org): what the help center holds, for language models, as links to Markdown.
enum LLMs {
  static let rootPath = SitePath.file("llms.txt")

  static func path(_ edition: Edition) -> SitePath { edition.path.appending(file: "llms.txt") }

  /// Appends the list of languages.
  static func appendRoot(_ site: Site, to text: inout [UInt8]) {
    let source = site.edition(site.settings.source) ?? site.editions[0]
    text += heading(source)
    text += "## Languages\n\n"
    for edition in site.editions {
      let url = site.settings.absoluteURL(path(edition))
      text += "- [\(edition.language.autonym)](\(url)): \(edition.title)\n"
    }
  }

  /// Appends a language's articles, without its fallbacks: these are listed in their own.
  static func append(_ edition: Edition, _ site: Site, to text: inout [UInt8]) {
    text += heading(edition)
    for category in edition.categories {
      let pages = category.pages.filter { index in
        let page = edition.pages[index]
        return !page.isFallback && !site.articles[page.article].content.isNoindex
      }
      if pages.isEmpty { continue }
      text += "## \(category.title)\n\n"
      for page in pages { append(edition.pages[page], site, to: &text) }
      text += "\n"
    }
  }

  private static func append(_ page: ArticlePage, _ site: Site, to text: inout [UInt8]) {
    text += "- ["
    text += site.articles[page.article].content.title.linkText
    text += "]("
    text += site.settings.absoluteURL(page.path.appending(file: "index.md"))
    text += ")"
    if let description = site.articles[page.article].content.description {
      text += ": "
      text += description.singleLine
    }
    text += age(of: page, site)
    text += "\n"
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
    hasNewline ? split(whereSeparator: \.isNewline).joined(separator: " ") : self
  }

  /// Whether U+000A to U+000D, U+0085, U+2028 or U+2029 is in it.
  private var hasNewline: Bool {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in utf8 {
      if (0x0A...0x0D).contains(byte) || byte == 0x85 && before.1 == 0xC2 { return true }
      if byte & 0xFE == 0xA8, before == (0xE2, 0x80) { return true }
      before = (before.1, byte)
    }
    return false
  }

  fileprivate var linkText: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
    else { return singleLine }
    return singleLine.replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
