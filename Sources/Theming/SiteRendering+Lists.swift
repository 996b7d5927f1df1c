import HelpCenter
import Markdown

extension SiteRendering {
  /// A page as lists show it; language and direction only where they are not the edition's.
  func put(_ page: ArticlePage, in row: inout PageValues) {
    let language = page.isFallback ? site.articles[page.article].language : nil
    row.put("title", site.articles[page.article].content.title)
    row.put("url", page.path, base: base)
    row.put("description", site.articles[page.article].content.description)
    row.put("lang", language?.text)
    row.put("dir", language?.direction)
  }

  func put(_ category: CategoryPage, in row: inout PageValues) {
    row.put("title", category.title)
    row.put("url", category.path, base: base)
  }

  /// The way to an article's `title`, or to the category itself.
  func putBreadcrumbs(
    to category: CategoryPage, _ title: String?, _ rendering: EditionRendering,
    in page: inout PageValues
  ) {
    page.list(.breadcrumbs, title == nil ? 0..<2 : 0..<3) { row, step in
      switch step {
      case 0:
        row.put("title", rendering.home)
        row.put("url", rendering.path, base: base)
      case 1 where title != nil:
        put(category, in: &row)
      default:
        row.put("title", title ?? category.title)
        row.put("url", false)
      }
    }
  }

  /// schema.org Article and BreadcrumbList.
  func appendStructuredData(
    _ page: ArticlePage, _ article: Article, category: CategoryPage, edition: Edition,
    to json: inout [UInt8]
  ) {
    json += "{\"@context\":\"https://schema.org\",\"@graph\":[{"
    json.appendMember("@type", "Article")
    json.appendMember("headline", article.content.title)
    json.appendMember("description", article.content.description)
    json.appendMember("inLanguage", article.language.text)
    json.appendMember("dateModified", article.content.updated?.iso)
    append("url", page.path, to: &json)
    json += ",\"publisher\":{"
    json.appendMember("@type", "Organization")
    json.appendMember("name", site.settings.brand.name ?? edition.title)
    json += "}},"
    appendBreadcrumbs(to: category, of: edition, (article.content.title, page.path), to: &json)
    json += "]}"
  }

  /// schema.org BreadcrumbList, with the `article` of the category where there is one.
  func appendBreadcrumbs(
    to category: CategoryPage, of edition: Edition,
    _ article: (title: String, path: SitePath)? = nil,
    to json: inout [UInt8]
  ) {
    json += "{\"@type\":\"BreadcrumbList\",\"itemListElement\":["
    appendStep("1", edition.title, edition.path, to: &json)
    json += ","
    appendStep("2", category.title, category.path, to: &json)
    if let article {
      json += ","
      appendStep("3", article.title, article.path, to: &json)
    }
    json += "]}"
  }

  private func appendStep(
    _ position: String, _ name: String, _ path: SitePath, to json: inout [UInt8]
  ) {
    json += "{\"@type\":\"ListItem\",\"position\":"
    json += position
    json.appendMember("name", name)
    append("item", path, to: &json)
    json += "}"
  }

  /// Appends a member that is a whole URL, of which only the beginning may need JSON's escapes.
  private func append(_ name: String, _ path: SitePath, to json: inout [UInt8]) {
    json += ",\""
    json += name
    json += "\":\""
    path.appendURL(base: absoluteBaseInJSON, to: &json)
    json += "\""
  }
}
