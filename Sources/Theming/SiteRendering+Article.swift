package import HelpCenter
import Markdown

extension SiteRendering {
  /// The page of one article, in the frame of its edition.
  package func article(
    _ page: ArticlePage, in edition: Edition, _ shapes: inout PageShapes
  ) -> String {
    let rendering = rendering(of: edition)
    let article = site.article(of: page)
    let category = edition.categories[page.category]
    let frame = frame(of: page, article, category: category, edition: edition)
    let related = self.related(to: article, page: page, in: edition)
    var content: TemplateContext = [
      "hasRelated": !related.isEmpty,
      "previous": neighbour(of: page, in: edition, by: -1),
      "next": neighbour(of: page, in: edition, by: 1),
      "feedback": feedback(article, page, edition),
      "contactButton": contactButton(article, edition),
    ]
    let contents = tableOfContents(article, page)
    var body = articleContext(page, article, rendering)
    if rendering.rows.has(.contents) { content.put(.contents, contents, rendering.rows) }
    if !rendering.rows.has(.contents) || rendering.rows.isNamedElsewhere(.contents) {
      body.put("toc", contents)
    }
    content.put("article", body)
    content.put(.breadcrumbs, breadcrumbs(to: category, article.title, rendering), rendering.rows)
    content.put(.related, related.map { link(to: $0, in: edition) }, rendering.rows)
    return render("article", rendering, frame: frame, content, &shapes)
  }

  private func tableOfContents(_ article: Article, _ page: ArticlePage) -> [TemplateContext] {
    zip(article.headings, site.anchors[page.article])
      .filter { $0.0.level == 2 || $0.0.level == 3 }
      .map { heading, anchor in
        [
          "id": anchor.id, "title": heading.text, "level2": heading.level == 2,
          "level3": heading.level == 3,
        ]
      }
  }

  private func articleContext(
    _ page: ArticlePage, _ article: Article, _ rendering: EditionRendering
  ) -> TemplateContext {
    let updated: TemplateContext? = article.updated.map { date in
      ["iso": date.iso, "text": rendering.dates[date] ?? date.iso]
    }
    return [
      "title": article.title, "description": article.description,
      "lang": article.language.text, "dir": article.language.direction,
      "body": SafeHTML(body(of: page, in: rendering)), "notices": notices(page, article, rendering),
      "updated": updated,
      "hasTOC": article.headings.count(where: { $0.level == 2 }) > 1,
      "revision": article.revision, "path": article.key,
    ]
  }

  private func frame(
    of page: ArticlePage, _ article: Article, category: CategoryPage, edition: Edition
  ) -> PageFrame {
    let translations = translations(of: page)
    var frame = PageFrame(
      title: "\(article.title) – \(edition.title)",
      description: article.description ?? article.body.summary(ofLength: 160), path: page.path,
      languageLinks: languageLinks(page, category: category))
    frame.isNoindex = article.isNoindex
    frame.type = "article"
    // The Markdown is written once, in the article's own language.
    let original =
      page.isFallback ? translations.first { $0.language == article.language }?.path : page.path
    frame.markdown = original?.appending(file: "index.md")
    if page.isFallback {
      frame.canonical = original
    } else if translations.count > 1, !article.isNoindex {
      frame.alternates = translations
      let source = translations.first { $0.language == site.settings.source }
      frame.defaultAlternate = (source ?? translations[0]).path
    }
    frame.structuredData = structuredData(page, article, category: category, edition: edition)
    frame.data = [("article", articleData(article, edition))]
    return frame
  }

  private func articleData(_ article: Article, _ edition: Edition) -> JSONText {
    .members([
      ("path", .string(article.key)), ("language", .string(article.language.text)),
      ("title", .string(article.title)), ("revision", .string(article.revision)),
      ("audience", article.audience.isEmpty ? .null : .strings(article.audience)),
      ("questions", article.questions.isEmpty ? .null : .strings(article.questions.prefix(4))),
      ("reason", contactReason(article).map { .string($0) } ?? .null),
    ])
  }

  func contactReason(_ article: Article) -> String? {
    guard case .reason(let id) = article.contact else { return nil }
    return id
  }

  /// The article's real translations with their addresses, in the order of the languages.
  package func translations(of page: ArticlePage) -> [(language: LanguageTag, path: SitePath)] {
    site.editions.compactMap { edition in
      guard let index = edition.pageOfGroup[page.group], !edition.pages[index].isFallback
      else { return nil }
      return (edition.language, edition.pages[index].path)
    }
  }

  /// To the same article, or where a language has none to its category, or to its home page.
  private func languageLinks(_ page: ArticlePage, category: CategoryPage) -> [SitePath] {
    site.editions.map { edition in
      if let index = edition.pageOfGroup[page.group] { return edition.pages[index].path }
      return edition.categories.first { $0.name == category.name }?.path ?? edition.path
    }
  }

  private func related(to article: Article, page: ArticlePage, in edition: Edition) -> [ArticlePage]
  {
    let named = article.related.compactMap { key -> ArticlePage? in
      guard let group = site.groupOfKey[key.withoutMarkdownEnding],
        let index = edition.pageOfGroup[group]
      else { return nil }
      return edition.pages[index]
    }
    if !named.isEmpty { return named }
    let category = edition.categories[page.category]
    let siblings = category.pages.filter { edition.pages[$0].group != page.group }
    return siblings.prefix(3).map { edition.pages[$0] }
  }

  private func neighbour(
    of page: ArticlePage, in edition: Edition, by step: Int
  ) -> TemplateContext? {
    guard let index = edition.pageOfGroup[page.group] else { return nil }
    let range = edition.categories[page.category].pages
    guard range.contains(index + step) else { return nil }
    return link(to: edition.pages[index + step], in: edition)
  }

  private func feedback(_ article: Article, _ page: ArticlePage, _ edition: Edition)
    -> TemplateContext?
  {
    guard article.hasFeedback, let endpoint = site.settings.feedbackEndpoint else { return nil }
    return [
      "endpoint": endpoint, "article": article.key, "language": article.language.text,
      "revision": article.revision, "url": site.settings.absoluteURL(page.path),
    ]
  }

  private func contactButton(_ article: Article, _ edition: Edition) -> TemplateContext? {
    guard article.contact != .none else { return nil }
    let contact = site.settings.url(edition.path.appending(page: "contact"))
    let reason = contactReason(article).map { "&reason=\(SitePath.queryValue($0))" } ?? ""
    return ["url": "\(contact)?article=\(SitePath.queryValue(article.key))\(reason)"]
  }
}
