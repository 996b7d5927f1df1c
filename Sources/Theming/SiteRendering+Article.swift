package import HelpCenter
import Markdown

extension SiteRendering {
  /// Writes the page of one article, in the frame of its edition.
  package func article(
    _ page: ArticlePage, in edition: Edition, to writer: inout PageWriter
  ) {
    let rendering = rendering(of: edition)
    let article = site.article(of: page)
    let category = edition.categories[page.category]
    let related = self.related(to: article, page: page, in: edition)
    writer.render("article", rendering) { values in
      putArticle(page, article, rendering, in: &values)
      putNeighbour("previous", of: page, in: edition, by: -1, &values)
      putNeighbour("next", of: page, in: edition, by: 1, &values)
      putFeedback(article, page, in: &values)
      putContactButton(article, rendering, in: &values)
      putBreadcrumbs(to: category, article.content.title, rendering, in: &values)
      values.put("hasRelated", !related.isEmpty)
      values.list(.related, related) { put(edition.pages[$1], in: &$0) }
      put(frame(of: page, article, category: category, edition: edition), rendering, in: &values)
      values.put("jsonLD") {
        appendStructuredData(page, article, category: category, edition: edition, to: &$0)
      }
      values.put("pageData") { html in
        pageData(rendering).append(to: &html) { appendData(of: article, to: &$0) }
      }
    }
  }

  private func putArticle(
    _ page: ArticlePage, _ article: Article, _ rendering: EditionRendering,
    in values: inout PageValues
  ) {
    values.record("article") { values in
      values.put("title", article.content.title)
      values.put("description", article.content.description)
      values.put("lang", article.language.text)
      values.put("dir", article.language.direction)
      values.put("body") { appendBody(of: page, article, in: rendering, to: &$0) }
      putNotices(page, article, rendering, in: &values)
      if let date = article.content.updated {
        values.record("updated") { values in
          values.put("iso", date.iso)
          values.put("text", rendering.text(of: date))
        }
      } else {
        values.put("updated", false)
      }
      values.put("hasTOC", article.content.headings.count(where: { $0.level == 2 }) > 1)
      values.put("revision", article.content.revision)
      values.put("path", article.key)
      if rendering.rows.needsList(.contents) {
        values.list("toc", contents(of: article, page), Self.putHeading)
      }
    }
    // The section's tag names it from outside of the record: `article.toc`.
    values.list(.contents, contents(of: article, page), Self.putHeading)
  }

  /// The headings that the table of contents shows.
  private func contents(
    of article: Article, _ page: ArticlePage
  ) -> some Sequence<(Article.Heading, RenderingContext.Anchor)> {
    zip(article.content.headings, site.anchors[page.article]).lazy
      .filter { $0.0.level == 2 || $0.0.level == 3 }
  }

  private static func putHeading(
    in row: inout PageValues, _ heading: (Article.Heading, RenderingContext.Anchor)
  ) {
    row.put("id", heading.1.id)
    row.put("title", heading.0.text)
    row.put("level2", heading.0.level == 2)
    row.put("level3", heading.0.level == 3)
  }

  private func frame(
    of page: ArticlePage, _ article: Article, category: CategoryPage, edition: Edition
  ) -> PageFrame {
    let translations = translations(of: page)
    var frame = PageFrame(
      title: "\(article.content.title) – \(edition.title)",
      description: article.content.description ?? article.content.body.summary(ofLength: 160),
      path: page.path,
      languageLinks: languageLinks(page, category: category))
    frame.isNoindex = article.content.isNoindex
    frame.type = "article"
    // The Markdown is written once, in the article's own language.
    let original =
      page.isFallback ? translations.first { $0.language == article.language }?.path : page.path
    frame.markdown = original?.appending(file: "index.md")
    if page.isFallback {
      frame.canonical = original
    } else if translations.count > 1, !article.content.isNoindex {
      frame.alternates = translations
      let source = translations.first { $0.language == site.settings.source }
      frame.defaultAlternate = (source ?? translations[0]).path
    }
    return frame
  }

  /// Appends what scripts are told of the article.
  private func appendData(of article: Article, to json: inout [UInt8]) {
    json += ",\"article\":{"
    json.appendMember("path", article.key)
    json.appendMember("language", article.language.text)
    json.appendMember("title", article.content.title)
    json.appendMember("revision", article.content.revision)
    if !article.content.audience.isEmpty {
      json.appendMember("audience", .strings(article.content.audience))
    }
    if !article.content.questions.isEmpty {
      json.appendMember("questions", .strings(article.content.questions.prefix(4)))
    }
    json.appendMember("reason", contactReason(article))
    json += "}"
  }

  func contactReason(_ article: Article) -> String? {
    guard case .reason(let id) = article.content.contact else { return nil }
    return id
  }

  /// The article's real translations with their addresses, in the order of the languages.
  package func translations(of page: ArticlePage) -> [(language: LanguageTag, path: SitePath)] {
    // By index here and below: an edition is large, and a copy of each for each page would show.
    site.editions.indices.compactMap { number in
      guard let index = site.editions[number].pageOfGroup[page.group],
        !site.editions[number].pages[index].isFallback
      else { return nil }
      return (site.editions[number].language, site.editions[number].pages[index].path)
    }
  }

  /// To the same article, or where a language has none to its category, or to its home page.
  private func languageLinks(_ page: ArticlePage, category: CategoryPage) -> [SitePath] {
    site.editions.indices.map { number in
      if let index = site.editions[number].pageOfGroup[page.group] {
        return site.editions[number].pages[index].path
      }
      let same = site.editions[number].categories.first { $0.name == category.name }
      return same?.path ?? site.editions[number].path
    }
  }

  /// Indices into the edition's pages.
  private func related(to article: Article, page: ArticlePage, in edition: Edition) -> [Int] {
    let named = article.content.related.compactMap { key in
      site.groupOfKey[key.withoutMarkdownEnding].flatMap { edition.pageOfGroup[$0] }
    }
    if !named.isEmpty { return named }
    let siblings = edition.categories[page.category].pages.lazy
      .filter { edition.pages[$0].group != page.group }
    return Array(siblings.prefix(3))
  }

  private func putNeighbour(
    _ name: StaticString, of page: ArticlePage, in edition: Edition, by step: Int,
    _ values: inout PageValues
  ) {
    guard let index = edition.pageOfGroup[page.group],
      edition.categories[page.category].pages.contains(index + step)
    else { return values.put(name, false) }
    values.record(name) { put(edition.pages[index + step], in: &$0) }
  }

  private func putFeedback(
    _ article: Article, _ page: ArticlePage, in values: inout PageValues
  ) {
    guard article.content.hasFeedback, let endpoint = site.settings.feedbackEndpoint else {
      return values.put("feedback", false)
    }
    values.record("feedback") { values in
      values.put("endpoint", endpoint)
      values.put("article", article.key)
      values.put("language", article.language.text)
      values.put("revision", article.content.revision)
      values.put("url", page.path, base: absoluteBase)
    }
  }

  private func putContactButton(
    _ article: Article, _ rendering: EditionRendering, in values: inout PageValues
  ) {
    guard article.content.contact != .none else { return values.put("contactButton", false) }
    values.record("contactButton") { values in
      values.put("url") { html in
        rendering.contactPath.appendURL(base: base, to: &html)
        html += "?article="
        html += SitePath.queryValue(article.key)
        guard let reason = contactReason(article) else { return }
        html += "&amp;reason="
        html += SitePath.queryValue(reason)
      }
    }
  }
}
