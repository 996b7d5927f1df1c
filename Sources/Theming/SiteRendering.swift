package import HelpCenter
import Markdown
import Mustache

/// Renders the pages of a site. Made once; then every page by itself, in any order and in parallel.
///
/// A class, since it is as large as a site, and every page's links lead through it.
package final class SiteRendering: Sendable {
  package let site: Site
  let theme: Theme
  let assets: ThemeAssets
  let editions: [EditionRendering]
  /// One per edition.
  private let pageData: [SharedPageData]
  let languageNames: [LanguageTag: String]
  /// What URLs begin with, as HTML: within the site, and whole.
  let base: String
  package let absoluteBase: String
  /// The same inside a JSON string.
  let absoluteBaseInJSON: String

  /// Reads the templates once for each language, in parallel. `siteWords` are the site's own
  /// `strings.yml` by language.
  package static func prepare(
    site: Site, theme: Theme, siteWords: [LanguageTag: Words]
  ) async throws -> SiteRendering {
    let words = site.editions.map { edition -> (LanguageTag, Words) in
      let own = theme.words(for: edition.language)
      return (edition.language, siteWords[edition.language]?.completed(by: own) ?? own)
    }
    let assets = ThemeAssets(theme, color: site.settings.brand.color, words: words)
    let editions = try await concurrentMap(Array(words.enumerated())) { index, words in
      EditionRendering(index, of: site, theme: theme, words: words.1, assets: assets)
    }
    return SiteRendering(
      site: site, theme: theme, assets: assets, editions: editions,
      pageData: site.editions.map { SharedPageData($0, site.settings, assets) })
  }

  private init(
    site: Site, theme: Theme, assets: ThemeAssets, editions: [EditionRendering],
    pageData: [SharedPageData]
  ) {
    self.site = site
    self.theme = theme
    self.assets = assets
    self.editions = editions
    self.pageData = pageData
    languageNames = Dictionary(
      uniqueKeysWithValues: site.settings.languages.map { ($0, $0.autonym) })
    base = HTML.escaped(site.settings.basePath)
    let wholeBase = site.settings.origin + site.settings.basePath
    absoluteBase = HTML.escaped(wholeBase)
    absoluteBaseInJSON = String(JSONText.string(wholeBase).text.dropFirst().dropLast())
  }

  /// The same pages, whose scripts are told more: by language and name in the page data.
  package func adding(_ data: [LanguageTag: [(name: String, value: JSONText)]]) -> SiteRendering {
    let pageData = zip(editions, pageData).map { edition, shared in
      shared.adding(data[edition.edition.language] ?? [])
    }
    return SiteRendering(
      site: site, theme: theme, assets: assets, editions: editions, pageData: pageData)
  }

  /// The same pages, of a site in which only texts of articles are others: nothing that pages of an
  /// edition share may have changed.
  package func replacing(_ site: Site) -> SiteRendering {
    SiteRendering(site: site, theme: theme, assets: assets, editions: editions, pageData: pageData)
  }

  /// What scripts of the edition's pages are told.
  func pageData(_ rendering: EditionRendering) -> SharedPageData { pageData[rendering.index] }

  /// The theme's own files.
  package var themeFiles: [OutputFile] { assets.files }

  func rendering(of edition: Edition) -> EditionRendering {
    editions.first { $0.edition.language == edition.language } ?? editions[0]
  }
}

/// What all pages of one language share.
final class EditionRendering: Sendable {
  /// Index into `Site.editions`.
  let index: Int
  let edition: Edition
  /// As the language calls itself.
  let languageName: String
  let openGraphLocale: String
  /// What the way to a page begins with, in words.
  let home: String
  let path: SitePath
  let contactPath: SitePath
  let words: Words
  let rows: RowTemplates
  private let templates: MustacheLibrary
  /// The wording of every date that occurred when the edition was linked.
  private let dates: [CalendarDate: String]
  private let furniture: TemplateContext
  private let shared: [String: String]

  init(_ index: Int, of site: Site, theme: Theme, words: Words, assets: ThemeAssets) {
    let edition = site.editions[index]
    self.index = index
    self.edition = edition
    self.words = words
    languageName = edition.language.autonym
    openGraphLocale = edition.language.openGraphLocale
    home = words.text("page", "home")
    path = edition.path
    contactPath = path.appending(page: "contact")
    let context = Self.furniture(edition, site: site, assets: assets)
    var constants = words.constants
    for (name, icon) in theme.icons { constants["icons.\(name)"] = icon }
    constants.merge(Self.pageConstants(edition, site: site, assets: assets)) { $1 }
    let furniture = ["header", "footer"]
    let frames = theme.templates(with: constants, for: furniture).library
    for name in furniture { constants[name] = frames.render(context, withTemplate: name) ?? "" }
    (templates, rows) = theme.templates(with: constants)
    self.furniture = context
    shared = constants.mapValues { HTML.escaped($0) }
    dates = Self.dateWords(edition, site: site, words: words)
  }

  func render(_ template: String, _ context: TemplateContext) -> String {
    templates.render(context.adding(furniture).sharing(shared), withTemplate: template) ?? ""
  }

  /// When an article was updated, in words.
  func text(of date: CalendarDate) -> String { dates[date] ?? Self.text(of: date, words) }

  private static func text(of date: CalendarDate, _ words: Words) -> String {
    words.text("article", "updated", ["date": date.text(in: words.language)])
  }

  private static func furniture(
    _ edition: Edition, site: Site, assets: ThemeAssets
  ) -> TemplateContext {
    let settings = site.settings
    var values = PageValues()
    values.put("lang", edition.language.text)
    values.put("dir", edition.language.direction)
    values.record("site") { values in
      values.put("title", edition.title)
      values.put("brand", settings.brand.name ?? edition.title)
      values.put("home", settings.url(edition.path))
      guard let logo = site.logo else { return values.put("logo", false) }
      values.record("logo") { values in
        values.put("url", settings.url(logo.output))
        values.put("width", String(logo.width ?? 32))
        values.put("height", String(logo.height ?? 32))
      }
    }
    values.list("menu", edition.menu) { row, entry in
      row.put("title", entry.title)
      row.put("url", entry.url)
    }
    values.record("account") { values in
      values.put("signIn", settings.account.signIn)
      values.put("orders", settings.account.orders)
    }
    values.list("categories", edition.categories.filter { !$0.pages.isEmpty }) { row, category in
      row.put("title", category.title)
      row.put("url", settings.url(category.path))
    }
    values.put("hasLanguages", settings.languages.count > 1)
    values.put("languageName", edition.language.autonym)
    let favicon = site.logo?.output ?? assets.favicon
    values.put("favicon", favicon.map { settings.url($0) })
    let llms = edition.path.appending(file: "llms.txt")
    values.put("llms", settings.writesLLMs ? settings.url(llms) : nil)
    return TemplateContext(values)
  }

  private static func pageConstants(
    _ edition: Edition, site: Site, assets: ThemeAssets
  ) -> [String: String] {
    let settings = site.settings
    return [
      "homeURL": settings.url(edition.path),
      "searchURL": settings.url(edition.path.appending(page: "search")),
      "contactURL": settings.url(edition.path.appending(page: "contact")),
      "stylesheet": settings.url(assets.stylesheet),
      "script": settings.url(assets.entryScript),
      "site.title": edition.title,
      "site.brand": settings.brand.name ?? edition.title,
      "site.home": settings.url(edition.path),
      "og.siteName": edition.title,
      "og.locale": edition.language.openGraphLocale,
    ]
  }

  private static func dateWords(
    _ edition: Edition, site: Site, words: Words
  ) -> [CalendarDate: String] {
    let dates = Set(edition.pages.compactMap { site.articles[$0.article].content.updated })
    return Dictionary(
      uniqueKeysWithValues: dates.map { date in
        (date, text(of: date, words))
      })
  }
}
