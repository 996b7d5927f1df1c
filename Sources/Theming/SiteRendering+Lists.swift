import HelpCenter
import Markdown

extension SiteRendering {
  /// A page as lists show it; language and direction only where they are not the edition's.
  func link(to page: ArticlePage, in edition: Edition) -> TemplateContext {
    let language = page.isFallback ? site.articles[page.article].language : nil
    return [
      "title": site.articles[page.article].title, "url": site.settings.url(page.path),
      "description": site.articles[page.article].description, "lang": language?.text,
      "dir": language?.direction,
    ]
  }

  func breadcrumbs(
    to category: CategoryPage?, _ title: String?, _ rendering: EditionRendering
  ) -> [TemplateContext] {
    let settings = site.settings
    var crumbs: [TemplateContext] = [
      ["title": rendering.words.text("page", "home"), "url": settings.url(rendering.edition.path)]
    ]
    if let category {
      crumbs.append([
        "title": category.title, "url": title == nil ? nil : settings.url(category.path),
      ])
    }
    if let title { crumbs.append(["title": title, "url": false]) }
    return crumbs
  }

  /// schema.org Article and BreadcrumbList.
  func structuredData(
    _ page: ArticlePage, _ article: Article, category: CategoryPage, edition: Edition
  ) -> JSONText {
    let settings = site.settings
    let name = settings.brand.name ?? edition.title
    let data: JSONText = .members([
      ("@type", .string("Article")), ("headline", .string(article.title)),
      ("description", .optional(article.description)),
      ("inLanguage", .string(article.language.text)),
      ("dateModified", .optional(article.updated?.iso)),
      ("url", .string(settings.absoluteURL(page.path))),
      ("publisher", .object([("@type", .string("Organization")), ("name", .string(name))])),
    ])
    let trail = [
      (edition.title, settings.absoluteURL(edition.path)),
      (category.title, settings.absoluteURL(category.path)),
      (article.title, settings.absoluteURL(page.path)),
    ]
    return .object([
      ("@context", .string("https://schema.org")),
      ("@graph", .array([data, breadcrumbData(trail)])),
    ])
  }

  func breadcrumbData(_ trail: [(name: String, url: String)]) -> JSONText {
    let items = trail.enumerated().map { index, step in
      JSONText.object([
        ("@type", .string("ListItem")), ("position", .number(index + 1)),
        ("name", .string(step.name)), ("item", .string(step.url)),
      ])
    }
    return .object([("@type", .string("BreadcrumbList")), ("itemListElement", .array(items))])
  }
}
