package import Diagnostics
import Markdown

/// Links single articles of a linked site again, where nothing but what they say has changed.
///
/// 1. No article changes its address, its place in lists or its translations: whatever decides one
///    of these is left to `Site.link`, by answering nil.
/// 2. The problems of linking are those of `Site.link`: what an article's own text gives is taken
///    away and found again; a problem between files that touches the article is left to `Site.link`.
package struct Relinking: Sendable {
  private var index: LinkIndex
  private let variables: [LanguageTag: Variables]
  private let articleOfFile: [String: Int]
  /// By article; nil for the second of two articles of one key and language.
  private let groupOfArticle: [Int?]

  package init(_ project: ParsedProject, site: Site) {
    index = LinkIndex(
      project: project, articles: site.articles, groups: site.groups, editions: site.editions,
      pagePaths: PagePaths(site.editions.map(\.pagePaths)), anchors: site.anchors)
    variables = Dictionary(
      uniqueKeysWithValues: project.settings.languages.map {
        ($0, Variables(project.settings, language: $0))
      })
    articleOfFile = Dictionary(
      site.articles.enumerated().map { ($1.file.path, $0) }, uniquingKeysWith: { first, _ in first }
    )
    var groupOfArticle = [Int?](repeating: nil, count: site.articles.count)
    for (group, entry) in site.groups.enumerated() {
      for article in entry.articles.values { groupOfArticle[article] = group }
    }
    self.groupOfArticle = groupOfArticle
  }

  /// The site with `new` in the place of `old`, two parsed versions of one file; nil when the whole
  /// site must be linked again. `states` are those of translations that are others now, by file;
  /// `problems` those of linking so far.
  package mutating func replace(
    _ old: Article, with new: Article, in site: Site, states: [String: TranslationState],
    problems: [Diagnostic]
  ) -> Checked<Site>? {
    guard old.stands(like: new), let article = articleOfFile[old.file.path],
      let group = groupOfArticle[article], let variables = variables[old.language]
    else { return nil }
    let known = Set(old.filling(variables).diagnostics + own(site.articles[article]).diagnostics)
    guard let others = problems.without(file: old.file.path, known: known) else { return nil }

    let filled = new.filling(variables)
    var articles = site.articles
    articles[article] = filled.value
    let before = index
    let moved = updateAnchors(of: group, articles)
    if !moved.isEmpty, site.hasTexts(leadingInto: group) { return nil }

    let linked = own(filled.value)
    guard site.references[article].shownAssets == linked.value.shownAssets else {
      index = before
      return nil
    }
    var references = site.references
    references[article] = linked.value
    var diagnostics = others + filled.diagnostics + linked.diagnostics
    if !moved.isEmpty {
      let reading = site.articles.indices.filter {
        $0 != article && (moved.contains($0) || site.references[$0].leads(into: group))
      }
      checkAgain(reading.map { site.articles[$0] }, before: before, &diagnostics)
    }
    var translationStates = site.translationStates
    for (file, state) in states {
      if let translation = articleOfFile[file] { translationStates[translation] = state }
    }
    return Checked(
      site.replacing(
        articles: articles, translationStates: translationStates, anchors: index.anchors,
        references: references),
      diagnostics)
  }

  /// Exchanges the problems of articles for those that they have now.
  private func checkAgain(
    _ articles: [Article], before: LinkIndex, _ diagnostics: inout [Diagnostic]
  ) {
    for article in articles {
      let gone = Set(Relinking.own(article, before).diagnostics)
      diagnostics.removeAll { gone.contains($0) }
      diagnostics += own(article).diagnostics
    }
  }

  /// The articles of the group whose anchors are others than before.
  private mutating func updateAnchors(of group: Int, _ articles: [Article]) -> Set<Int> {
    let anchors = HeadingAnchors.all(
      in: index.groups[group], articles, source: index.project.settings.source)
    var moved: Set<Int> = []
    for (member, fresh) in anchors where index.anchors[member].map(\.names) != fresh.map(\.names) {
      index.anchors[member] = fresh
      moved.insert(member)
    }
    return moved
  }

  private func own(_ article: Article) -> Checked<[String: Reference]> { Self.own(article, index) }

  /// Where the article's links lead, and what linking finds wrong in its own text.
  private static func own(_ article: Article, _ index: LinkIndex) -> Checked<[String: Reference]> {
    var diagnostics: [Diagnostic] = []
    let references = index.references(of: article, &diagnostics)
    diagnostics += index.problems(of: article)
    return Checked(references, diagnostics)
  }
}

extension Article {
  /// Whether both have the same address, lists and translations.
  package func stands(like other: Article) -> Bool {
    language == other.language && category == other.category && name == other.name
      && content.slug == other.content.slug && content.order == other.content.order
      && content.isDraft == other.content.isDraft
      && content.translationKey == other.content.translationKey
      && content.aliases == other.content.aliases && content.isNoindex == other.content.isNoindex
  }
}

extension [Diagnostic] {
  /// Without the `known` ones; nil when others are in `file` or point into it.
  fileprivate func without(file: String, known: Set<Diagnostic>) -> [Diagnostic]? {
    var others: [Diagnostic] = []
    for problem in self where !known.contains(problem) {
      if problem.place.path == file { return nil }
      let pointsHere = problem.notes.contains { $0.place?.path == file && $0.place?.line ?? 0 > 0 }
      if pointsHere { return nil }
      others.append(problem)
    }
    return others
  }
}

extension [String: Reference] {
  fileprivate var shownAssets: Set<String> {
    Set(values.compactMap { if case .asset(let path) = $0 { path } else { nil } })
  }

  fileprivate func leads(into group: Int) -> Bool {
    values.contains { if case .group(group, fragment: _?) = $0 { true } else { false } }
  }
}

extension RenderingContext.Anchor {
  fileprivate var names: [String?] { [id, alias] }
}

extension Site {
  /// Home and category texts with a link to a heading of the group.
  fileprivate func hasTexts(leadingInto group: Int) -> Bool {
    editions.contains { edition in
      ([edition.home] + edition.categories.map(\.text)).contains {
        $0?.references.leads(into: group) ?? false
      }
    }
  }

  fileprivate func replacing(
    articles: [Article], translationStates: [TranslationState],
    anchors: [[RenderingContext.Anchor]], references: [[String: Reference]]
  ) -> Site {
    Site(
      settings: settings, contact: contact, questions: questions, articles: articles,
      translationStates: translationStates, anchors: anchors, references: references,
      groups: groups, groupOfKey: groupOfKey, editions: editions,
      assets: assets, logo: logo, redirects: redirects)
  }
}
