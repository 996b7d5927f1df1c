package import HelpCenter
import Markdown
import Mustache

/// Renders the pages of a site. Made once; then every page by itself, in any order and in parallel.
package struct SiteRendering: Sendable {
  package internal(set) var site: Site
  let theme: Theme
  let assets: ThemeAssets
  var editions: [EditionRendering]
  let languageNames: [LanguageTag: String]

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
    let names = site.settings.languages.map { ($0, $0.autonym) }
    let editions = try await concurrentMap(Array(zip(site.editions, words))) { edition, words in
      EditionRendering(edition, site: site, theme: theme, words: words.1, assets: assets)
    }
    return SiteRendering(
      site: site, theme: theme, assets: assets, editions: editions,
      languageNames: Dictionary(uniqueKeysWithValues: names))
  }

  /// Adds what the scripts of every page of a language are told, by name in the page data.
  package mutating func add(_ data: [LanguageTag: [(name: String, value: JSONText)]]) {
    for index in editions.indices {
      editions[index].pageData.add(data[editions[index].edition.language] ?? [])
    }
  }

  /// The theme's own files.
  package var themeFiles: [OutputFile] { assets.files }

  func rendering(of edition: Edition) -> EditionRendering {
    editions[site.editions.firstIndex { $0.language == edition.language } ?? 0]
  }
}

/// What all pages of one language share.
struct EditionRendering: Sendable {
  let edition: Edition
  let words: Words
  let templates: MustacheLibrary
  let rows: RowTemplates
  let assets: ThemeAssets
  fileprivate(set) var pageData: SharedPageData
  /// The wording of every date that occurs.
  var dates: [CalendarDate: String]
  private let furniture: TemplateContext
  private let shared: [String: String]

  init(
    _ edition: Edition, site: Site, theme: Theme, words: Words, assets: ThemeAssets
  ) {
    self.edition = edition
    self.words = words
    self.assets = assets
    let context = Self.furniture(edition, site: site)
    var constants = words.constants
    for (name, icon) in theme.icons { constants["icons.\(name)"] = icon }
    constants.merge(Self.pageConstants(edition, site: site, assets: assets)) { $1 }
    let frames = theme.templates(with: constants).library
    constants["header"] = frames.render(context, withTemplate: "header") ?? ""
    constants["footer"] = frames.render(context, withTemplate: "footer") ?? ""
    (templates, rows) = theme.templates(with: constants)
    self.furniture = context
    shared = constants.mapValues { HTML.escaped($0) }
    dates = Self.dateWords(edition, site: site, words: words)
    pageData = SharedPageData(edition, site.settings, assets)
  }

  /// The same by way of the shapes of pages rendered before.
  func render(
    _ template: String, _ context: TemplateContext, _ shapes: inout PageShapes
  ) -> String {
    shapes.render("\(edition.language) \(template) ", context) { render(template, $0) }
  }

  func render(_ template: String, _ context: TemplateContext) -> String {
    templates.render(context.adding(furniture).sharing(shared), withTemplate: template) ?? ""
  }

  private static func furniture(_ edition: Edition, site: Site) -> TemplateContext {
    let settings = site.settings
    let logo: TemplateContext? = site.logo.map { logo in
      [
        "url": settings.url(logo.output), "width": logo.width ?? 32, "height": logo.height ?? 32,
      ]
    }
    return [
      "lang": edition.language.text, "dir": edition.language.direction,
      "site": [
        "title": edition.title, "brand": settings.brand.name ?? edition.title,
        "home": settings.url(edition.path), "logo": logo,
      ] as TemplateContext,
      "menu": edition.menu.map { ["title": $0.title, "url": $0.url] as TemplateContext },
      "account": [
        "signIn": settings.account.signIn, "orders": settings.account.orders,
      ] as TemplateContext,
      "categories": edition.categories.filter { !$0.pages.isEmpty }.map { category in
        ["title": category.title, "url": settings.url(category.path)] as TemplateContext
      },
      "hasLanguages": settings.languages.count > 1,
    ]
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
    let dates = Set(edition.pages.compactMap { site.articles[$0.article].updated })
    return Dictionary(
      uniqueKeysWithValues: dates.map { date in
        (date, words.text("article", "updated", ["date": date.text(in: words.language)]))
      })
  }
}
