import HelpCenter
import Markdown
import Theming

/// `sitemap.xml` (sitemaps.org, 0.9) with the languages of each page (Google Search Central,
/// "Localized versions of your pages").
enum Sitemap {
  /// URLs a file: sitemaps.org allows 50,000 and 50 MB, and an entry with all its languages is long.
  private static let limit = 10_000

  static func files(_ rendering: SiteRendering) -> [OutputFile] {
    let entries = entries(rendering)
    guard entries.count > limit else {
      return [OutputFile(.file("sitemap.xml"), text: urlSet(entries[...]))]
    }
    let parts = stride(from: 0, to: entries.count, by: limit).map {
      entries[$0..<min($0 + limit, entries.count)]
    }
    let paths = parts.indices.map { SitePath.file("sitemap-\($0 + 1).xml") }
    let settings = rendering.site.settings
    let list = paths.map {
      "<sitemap><loc>\(HTML.escaped(settings.absoluteURL($0)))</loc></sitemap>\n"
    }
    let index =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(list.joined())</sitemapindex>\n"
    return [OutputFile(.file("sitemap.xml"), text: index)]
      + zip(paths, parts).map { OutputFile($0, text: urlSet($1)) }
  }

  private static func urlSet(_ entries: ArraySlice<String>) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
      + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n" + entries.joined() + "</urlset>\n"
  }

  private static func entries(_ rendering: SiteRendering) -> [String] {
    let site = rendering.site
    var entries: [String] = []
    let homes = site.editions.map { ($0.language.text, site.settings.absoluteURL($0.path)) }
    for edition in site.editions {
      entries.append(entry(site.settings.absoluteURL(edition.path), homes, modified: nil))
      for category in edition.categories where rendering.hasOwnPages(category, in: edition) {
        let same = site.editions.compactMap { other in
          other.categories.first {
            $0.name == category.name && rendering.hasOwnPages($0, in: other)
          }
          .map { (other.language.text, site.settings.absoluteURL($0.path)) }
        }
        entries.append(entry(site.settings.absoluteURL(category.path), same, modified: nil))
      }
      for page in edition.pages where !page.isFallback {
        let article = site.article(of: page)
        guard !article.isNoindex else { continue }
        let alternates = rendering.translations(of: page).map {
          ($0.language.text, site.settings.absoluteURL($0.path))
        }
        entries.append(
          entry(site.settings.absoluteURL(page.path), alternates, modified: article.updated))
      }
    }
    return entries
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
