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

  /// Appends what `path` holds.
  static func appendRoot(_ rendering: SiteRendering, to xml: inout [UInt8]) {
    let parts = parts(rendering)
    if parts.isEmpty { return appendURLs(rendering, 0..<pages(rendering).count, to: &xml) }
    xml += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    for part in parts {
      xml += "<sitemap><loc>"
      part.path.appendURL(base: rendering.absoluteBase, to: &xml)
      xml += "</loc></sitemap>\n"
    }
    xml += "</sitemapindex>\n"
  }

  /// Appends what a part holds.
  static func appendURLs(
    _ rendering: SiteRendering, _ entries: Range<Int>, to xml: inout [UInt8]
  ) {
    xml += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
    xml += " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    for page in pages(rendering)[entries] {
      append(page, in: rendering.site.editions[page.edition], rendering, to: &xml)
    }
    xml += "</urlset>\n"
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
        return !page.isFallback && !site.articles[page.article].content.isNoindex
      }
      let kinds =
        [.home] + categories.map { .category($0) } + articles.map { Page.Kind.article($0) }
      return kinds.map { Page(edition: number, kind: $0) }
    }
  }

  private static func append(
    _ page: Page, in edition: Edition, _ rendering: SiteRendering, to xml: inout [UInt8]
  ) {
    let site = rendering.site
    let base = rendering.absoluteBase
    switch page.kind {
    case .home:
      let homes = site.editions.map { ($0.language, $0.path) }
      append(edition.path, homes, modified: nil, base, to: &xml)
    case .category(let index):
      let category = edition.categories[index]
      let same = site.editions.compactMap { other in
        other.categories.first { $0.name == category.name && rendering.hasOwnPages($0, in: other) }
          .map { (other.language, $0.path) }
      }
      append(category.path, same, modified: nil, base, to: &xml)
    case .article(let index):
      let page = edition.pages[index]
      append(
        page.path, rendering.translations(of: page),
        modified: site.articles[page.article].content.updated,
        base, to: &xml)
    }
  }

  /// - Parameter base: HTML, which says the same as XML here.
  private static func append(
    _ path: SitePath, _ alternates: [(language: LanguageTag, path: SitePath)],
    modified: CalendarDate?, _ base: String, to xml: inout [UInt8]
  ) {
    xml += "<url><loc>"
    path.appendURL(base: base, to: &xml)
    xml += "</loc>"
    if let modified {
      xml += "<lastmod>"
      xml += modified.iso
      xml += "</lastmod>"
    }
    for alternate in alternates where alternates.count > 1 {
      xml += "<xhtml:link rel=\"alternate\" hreflang=\""
      xml += alternate.language.text
      xml += "\" href=\""
      alternate.path.appendURL(base: base, to: &xml)
      xml += "\"/>"
    }
    xml += "</url>\n"
  }
}
