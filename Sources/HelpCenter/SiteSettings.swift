package import Diagnostics

/// `Content/site.yml`: what is so on every page.
package struct SiteSettings: Sendable {
  package struct Brand: Sendable {
    package var name: String?
    /// Path of the picture, relative to `Content/`.
    package var logo: String?
    /// `#rrggbb`
    package var color: String?
  }

  package struct Account: Sendable {
    package var signIn: String?
    package var orders: String?
    /// JSON of the reader's orders and items, fetched with credentials.
    package var items: String?
  }

  /// What readers are told about translations.
  package struct Notices: Sendable {
    package var stale = true
    package var machine = true
  }

  package struct MenuEntry: Sendable {
    package var title: LocalizedText
    package var url: String
  }

  package struct Redirect: Sendable {
    package var from: SitePath
    /// A path of the site or a whole URL.
    package var to: String
    package var place: Place
  }

  /// `https://help.example.com`, without path.
  package var origin: String
  /// Begins and ends with `/`.
  package var basePath: String
  package var title: LocalizedText
  package var source: LanguageTag
  package var languages: [LanguageTag]
  package var brand = Brand()
  package var variables: [String: LocalizedText] = [:]
  package var account = Account()
  package var feedbackEndpoint: String?
  package var theme = "Default"
  package var fallback: [LanguageTag: LanguageTag] = [:]
  package var redirects: [Redirect] = []
  package var notices = Notices()
  package var writesLLMs = true
  package var menu: [MenuEntry] = []
  package var file: SourceText

  /// The languages to read an article in when `language` lacks it, nearest first: the one that
  /// `fallback` names and so on, the same language without region, the source.
  package func fallbacks(of language: LanguageTag) -> [LanguageTag] {
    var chain: [LanguageTag] = []
    var next = fallback[language]
    while let tag = next, tag != language, !chain.contains(tag) {
      chain.append(tag)
      next = fallback[tag]
    }
    if let parent = LanguageTag(language.primary), parent != language, languages.contains(parent),
      !chain.contains(parent)
    {
      chain.append(parent)
    }
    if source != language, !chain.contains(source) { chain.append(source) }
    return chain
  }

  /// The whole URL of a path.
  package func absoluteURL(_ path: SitePath) -> String { origin + path.url(base: basePath) }

  package func url(_ path: SitePath) -> String { path.url(base: basePath) }

  package func title(in language: LanguageTag) -> String {
    title.text(for: language, fallbacks: fallbacks(of: language)) ?? brand.name ?? ""
  }
}
