import HelpCenter
import Markdown
import Theming

/// `sitemap.xml` (sitemaps.org, 0.9) with the languages of each page (Google Search Central,
/// "Localized versions of your pages").
enum Sitemap {
  /// URLs a file: sitemaps.org allows 50,000 and 50 MB, and an entry with all its languages is long.
  private static let limit = 10_000

  static let path = SitePath.file("sitemap.xml")

  /// The files that `path` lists, each with its entries; none where it has all of them itself.
  static func parts(_ rendering: SiteRendering) -> [(path: SitePath, entries: Range<Int>)] {
    let count = pages(rendering).count
    guard count > limit else { return [] }
    return stride(from: 0, to: count, by: limit).enumerated().map { number, start in
      (.file("sitemap-\(number + 1).xml"), start..<min(start + limit, count))
    }
  }

  /// What `path` holds.
  static func root(_ rendering: SiteRendering) -> String {
    let parts = parts(rendering)
    let settings = rendering.site.settings
    if parts.isEmpty { return urlSet(rendering, 0..<pages(rendering).count) }
    let list = parts.map {
      "<sitemap><loc>\(HTML.escaped(settings.absoluteURL($0.path)))</loc></sitemap>\n"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(list.joined())</sitemapindex>\n"
  }

  /// What a part holds.
  static func urlSet(_ rendering: SiteRendering, _ entries: Range<Int>) -> String {
    let entries = pages(rendering)[entries].map {
      entry($0, in: rendering.site.editions[$0.edition], rendering)
    }
    return
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
      + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n" + entries.joined() + "</urlset>\n"
  }

  private struct Page {
    enum Kind {
      case home
      case category(Int)
      case article(Int)
    }

    /// Index into `Site.editions`; a category or article is an index into the edition's.
    let edition: Int
    let kind: Kind
  }

  /// Those that search engines should know, in order.
  private static func pages(_ rendering: SiteRendering) -> [Page] {
    let site = rendering.site
    return site.editions.enumerated().flatMap { number, edition in
      let categories = edition.categories.indices.filter {
        rendering.hasOwnPages(edition.categories[$0], in: edition)
      }
      let articles = edition.pages.indices.filter { index in
        let page = edition.pages[index]
        return !page.isFallback && !site.articles[page.article].isNoindex
      }
      let kinds =
        [.home] + categories.map { .category($0) } + articles.map { Page.Kind.article($0) }
      return kinds.map { Page(edition: number, kind: $0) }
    }
  }

  private static func entry(
    _ page: Page, in edition: Edition, _ rendering: SiteRendering
  ) -> String {
    let site = rendering.site
    let url = { (path: SitePath) in site.settings.absoluteURL(path) }
    switch page.kind {
    case .home:
      let homes = site.editions.map { ($0.language.text, url($0.path)) }
      return entry(url(edition.path), homes, modified: nil)
    case .category(let index):
      let category = edition.categories[index]
      let same = site.editions.compactMap { other in
        other.categories.first { $0.name == category.name && rendering.hasOwnPages($0, in: other) }
          .map { (other.language.text, url($0.path)) }
      }
      return entry(url(category.path), same, modified: nil)
    case .article(let index):
      let page = edition.pages[index]
      let alternates = rendering.translations(of: page).map { ($0.language.text, url($0.path)) }
      return entry(
        url(page.path), alternates, modified: site.articles[page.article].updated)
    }
  }

  private static func entry(
    _ url: String, _ alternates: [(String, String)], modified: CalendarDate?
  ) -> String {
    var text = "<url><loc>\(HTML.escaped(url))</loc>"
    if let modified { text += "<lastmod>\(modified.iso)</lastmod>" }
    if alternates.count > 1 {
      for (language, url) in alternates {
        text +=
          "<xhtml:link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(HTML.escaped(url))\"/>"
      }
    }
    return text + "</url>\n"
  }
}
