package import Diagnostics
package import Markdown

/// The whole help center, linked: every language's pages, where each link leads, what each heading
/// is called. Never changes once it is made.
///
/// Pages, articles and groups refer to each other by index, so that no two of them hold each other.
package struct Site: Sendable {
  package let settings: SiteSettings
  package let contact: ContactRules?
  /// Of all languages, in the order of their files.
  package let questions: [ReaderQuestion]
  /// Sorted by file path; variables filled, drafts left out unless asked for.
  package let articles: [Article]
  /// One per article.
  package let translationStates: [TranslationState]
  /// Per article, one per heading.
  package let anchors: [[RenderingContext.Anchor]]
  /// Per article, its destinations as written.
  package let references: [[String: Reference]]
  /// Articles that are translations of each other.
  package let groups: [ArticleGroup]
  /// Index into `groups` by `CATEGORY/NAME` or key.
  package let groupOfKey: [String: Int]
  /// One per language, in the order of the settings.
  package let editions: [Edition]
  /// Assets that pages show, by path below `Content/`.
  package let assets: [String: Asset]
  package let logo: Asset?
  /// From path to URL, aliases included, in order of path.
  package let redirects: [(from: SitePath, to: String)]

  package func edition(_ language: LanguageTag) -> Edition? {
    editions.first { $0.language == language }
  }

  package func translationState(of page: ArticlePage) -> TranslationState {
    translationStates[page.article]
  }

  package func article(of page: ArticlePage) -> Article { articles[page.article] }
}

/// One article in all its languages.
package struct ArticleGroup: Sendable {
  /// `CATEGORY/NAME` or the `translationKey`.
  package let key: String
  /// Index into `Site.articles` by language.
  package var articles: [LanguageTag: Int]
}

/// One language of the help center.
package struct Edition: Sendable {
  package let language: LanguageTag
  /// Of the site.
  package let title: String
  /// Of the home page.
  package let homeTitle: String
  package let description: String?
  package let home: HomeText?
  /// In the order of the home page.
  package let categories: [CategoryPage]
  /// All article pages, category by category in reading order.
  package let pages: [ArticlePage]
  /// Index into `pages` by group; nil where neither the language nor its fallbacks have the article.
  package let pageOfGroup: [Int?]
  /// The most asked articles, as indices into `pages`.
  package let popular: [Int]
  package let menu: [(title: String, url: String)]

  package var path: SitePath { .page(language.text) }
}

/// The body of a page that is not an article.
package struct HomeText: Sendable {
  package let body: Document
  package let language: LanguageTag
  package let references: [String: Reference]
}

package struct CategoryPage: Sendable {
  /// The folder.
  package let name: String
  package let title: String
  package let description: String?
  package let icon: String?
  package let path: SitePath
  /// Of title and body: another than the edition's where it has no index of its own.
  package let language: LanguageTag
  package let text: HomeText?
  /// The `index.md`, nil where there is none.
  package let file: SourceText?
  /// Range in `Edition.pages`.
  package let pages: Range<Int>
}

package struct ArticlePage: Sendable {
  /// Index into `Site.articles`.
  package let article: Int
  /// Index into `Site.groups`.
  package let group: Int
  /// Index into `Edition.categories`.
  package let category: Int
  package let path: SitePath
  /// The article is shown in another language than the edition's.
  package let isFallback: Bool
}

/// Where a written destination leads.
package enum Reference: Hashable, Sendable {
  case group(Int, fragment: String?)
  case category(String, fragment: String?)
  case home
  case site(SitePath, suffix: String)
  case asset(String)
  case fragment(String)
  case external(String)
  /// Broken or refused: the text remains.
  case none
}
