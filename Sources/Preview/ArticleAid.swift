import Diagnostics
import Generator
import HelpCenter

/// What an editor wants to know of the article that a page shows.
struct ArticleAid: Encodable {
  struct Field: Encodable {
    let key: String
    let value: String
  }

  struct Translation: Encodable {
    let language: String
    let name: String
    /// `source`, `current`, `unknown` (nothing says that the source has changed since), `stale`,
    /// `copy` (a file that is no translation), `draft` or `missing`.
    let state: String
    /// Of the file, which need not be there yet.
    let file: String
    /// Nil where there is no page of the language's own.
    let url: String?
  }

  let file: String
  /// Where the text begins, behind the front matter.
  let line: Int
  let language: String
  let revision: String
  let isDraft: Bool
  let fields: [Field]
  let translations: [Translation]
  let problems: [Problem]

  /// Nil where the page at this URL path is not an article's.
  init?(path: String, site: ServedSite, problems: [Diagnostic]) {
    let site = site.output.site
    guard let (edition, page) = site.articlePage(at: path) else { return nil }
    let article = site.article(of: page)
    file = article.file.path
    line = 1 + article.file.bytes[..<article.content.bodyStart].count { $0 == UInt8(ascii: "\n") }
    language = edition.language.text
    revision = article.content.revision
    isDraft = article.content.isDraft
    fields = Self.fields(of: article)
    let copies = Set(
      problems.filter { Self.idsOfPhantoms.contains($0.id) }.map(\.place.path))
    translations = site.editions.map { Self.translation(of: page, in: $0, site, copies: copies) }
    self.problems = problems.filter { $0.place.path == article.file.path }.map { Problem($0) }
  }

  private static let idsOfPhantoms = ["copied-translation", "foreign-translation"]

  /// The front matter as written, a line a key; lines of lists and texts belong to the key above.
  private static func fields(of article: Article) -> [Field] {
    var fields: [Field] = []
    let head = String(decoding: article.file.bytes[..<article.content.bodyStart], as: UTF8.self)
    for line in head.split(whereSeparator: \.isNewline).prefix(200) where line != "---" {
      let isFurther = line.first.map { $0 == " " || $0 == "-" } ?? true
      if isFurther, let last = fields.last {
        let more = last.value.isEmpty ? String(line) : last.value + "\n" + line
        fields[fields.count - 1] = Field(key: last.key, value: more)
      } else if let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        fields.append(Field(key: String(line[..<colon]), value: String(value)))
      }
    }
    return fields
  }

  private static func translation(
    of page: ArticlePage, in edition: Edition, _ site: Site, copies: Set<String>
  ) -> Translation {
    let group = site.groups[page.group]
    let source = group.articles[site.settings.source].map { site.articles[$0] }
    let index = group.articles[edition.language]
    let path = source?.path ?? site.article(of: page).path
    let file =
      index.map { site.articles[$0].file.path } ?? "Content/\(edition.language)/\(path).md"
    let own = edition.pageOfGroup[page.group].map { edition.pages[$0] }
    return Translation(
      language: edition.language.text, name: edition.language.autonym,
      state: index.map { state(of: $0, source: source, site) }
        ?? (copies.contains(file) ? "copy" : "missing"),
      file: file, url: own.flatMap { $0.isFallback ? nil : site.settings.url($0.path) })
  }

  private static func state(of index: Int, source: Article?, _ site: Site) -> String {
    let article = site.articles[index]
    if article.content.isDraft { return "draft" }
    guard let source, source.language != article.language else { return "source" }
    if case .stale = site.translationStates[index] { return "stale" }
    return article.content.sourceRevision == source.content.revision ? "current" : "unknown"
  }
}

extension Site {
  /// The article's page at a decoded URL path.
  fileprivate func articlePage(at path: String) -> (Edition, ArticlePage)? {
    guard path.hasPrefix(settings.basePath),
      let wanted = SitePath(written: String(path.dropFirst(settings.basePath.count)))
    else { return nil }
    for edition in editions where edition.language.text == wanted.components.first {
      if let page = edition.pages.first(where: { $0.path.components == wanted.components }) {
        return (edition, page)
      }
    }
    return nil
  }
}
