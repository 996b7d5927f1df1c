/// What parsing made of the project's files, each by itself; what linking needs.
package struct ParsedProject: Sendable {
  package var settings: SiteSettings
  package var contact: ContactRules?
  package var articles: [Article]
  package var categories: [CategoryIndex]
  package var homes: [HomeIndex]
  package var questionLists: [QuestionList] = []
  /// By path below `Content/`.
  package var assets: [String: Asset]
  /// By file, those that are not fresh.
  package var translationStates: [String: TranslationState] = [:]
  /// Drafts are shown by the preview only.
  package var includesDrafts: Bool

  package init(
    settings: SiteSettings, contact: ContactRules? = nil, articles: [Article] = [],
    categories: [CategoryIndex] = [], homes: [HomeIndex] = [], assets: [String: Asset] = [:],
    includesDrafts: Bool = false
  ) {
    self.settings = settings
    self.contact = contact
    self.articles = articles
    self.categories = categories
    self.homes = homes
    self.assets = assets
    self.includesDrafts = includesDrafts
  }
}
