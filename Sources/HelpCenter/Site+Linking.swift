package import Diagnostics
import Markdown

extension Site {
  /// Joins what was parsed file by file: translations, URLs, links, anchors, lists. The one place
  /// where a problem between two files can be seen. Languages and articles are linked in parallel.
  package static func link(_ project: ParsedProject) async throws -> Checked<Site> {
    var diagnostics: [Diagnostic] = []
    let articles = project.publishedArticles(&diagnostics)
    let groups = ArticleGroup.groups(of: articles, source: project.settings.source, &diagnostics)
    async let everyAnchor = HeadingAnchors.all(
      articles, groups: groups, source: project.settings.source)
    let editions = try await concurrentMap(project.settings.languages) { language in
      Edition.link(language, project: project, articles: articles, groups: groups)
    }
    diagnostics += editions.flatMap(\.diagnostics)
    let pagePaths = PagePaths(try await concurrentMap(editions) { $0.value.pagePaths })
    let anchors = try await everyAnchor
    let index = LinkIndex(
      project: project, articles: articles, groups: groups, editions: editions.map(\.value),
      pagePaths: pagePaths, anchors: anchors)
    let links = try await concurrentMap(articles) { article in
      var problems: [Diagnostic] = []
      let references = index.references(of: article, &problems)
      return Checked(references, problems)
    }
    diagnostics += links.flatMap(\.diagnostics)
    let references = links.map(\.value)
    let linkedEditions = index.editions.map { $0.linkingTexts(index, &diagnostics) }
    let redirects = Redirects.link(
      project, articles: articles, editions: index.editions, pages: pagePaths, &diagnostics)
    diagnostics += index.relatedProblems() + index.contactProblems(project.contact)
    let questions = index.readerQuestions(&diagnostics)
    let site = Site(
      settings: project.settings, contact: project.contact, questions: questions,
      articles: articles,
      translationStates: articles.map { project.translationStates[$0.file.path] ?? .fresh },
      anchors: anchors, references: references, groups: groups, groupOfKey: index.groupOfAnyKey,
      editions: linkedEditions,
      assets: index.shownAssets(references, editions: linkedEditions),
      logo: index.logo(&diagnostics), redirects: redirects)
    return Checked(site, diagnostics)
  }
}

extension ParsedProject {
  fileprivate func publishedArticles(_ diagnostics: inout [Diagnostic]) -> [Article] {
    let variables = Dictionary(
      uniqueKeysWithValues: settings.languages.map { ($0, Variables(settings, language: $0)) })
    var published: [Article] = []
    published.reserveCapacity(articles.count)
    for article in articles
    where (!article.content.isDraft || includesDrafts)
      && translationStates[article.file.path] != .phantom
    {
      guard let variables = variables[article.language] else { continue }
      let filled = article.filling(variables)
      diagnostics += filled.diagnostics
      published.append(filled.value)
    }
    return published
  }
}
