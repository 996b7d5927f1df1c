import Diagnostics
import Markdown

extension Edition {
  /// The pages of one language: its own articles, and in the place of missing ones those of its
  /// fallbacks.
  static func link(
    _ language: LanguageTag, project: ParsedProject, articles: [Article], groups: [ArticleGroup]
  ) -> Checked<Edition> {
    var diagnostics: [Diagnostic] = []
    let chain = [language] + project.settings.fallbacks(of: language)
    let shown = shownArticles(chain: chain, articles: articles, groups: groups)
    let folders = CategoryFolders(project: project, chain: chain)
    let byCategory = Dictionary(grouping: shown) { articles[$0.article].category }
    var categories: [CategoryPage] = []
    var pages: [ArticlePage] = []
    for name in folders.ordered(Set(byCategory.keys)) {
      let category = folders.page(
        name, language: language, firstPage: pages.count, count: byCategory[name]?.count ?? 0,
        &diagnostics)
      for (article, group) in ordered(
        byCategory[name] ?? [], articles: articles, groups: groups, source: project.settings.source)
      {
        pages.append(
          ArticlePage(
            article: article, group: group, category: categories.count,
            path: category.path.appending(page: articles[article].urlName),
            isFallback: articles[article].language != language))
      }
      categories.append(category)
    }
    var pageOfGroup = [Int?](repeating: nil, count: groups.count)
    for (index, page) in pages.enumerated() { pageOfGroup[page.group] = index }
    let edition = assemble(
      language, chain: chain, project: project, groups: groups, categories: categories,
      pages: pages, pageOfGroup: pageOfGroup)
    return Checked(edition, diagnostics)
  }

  private static func assemble(
    _ language: LanguageTag, chain: [LanguageTag], project: ParsedProject, groups: [ArticleGroup],
    categories: [CategoryPage], pages: [ArticlePage], pageOfGroup: [Int?]
  ) -> Edition {
    let settings = project.settings
    let variables = Variables(settings, language: language)
    let homes = chain.compactMap { tag in project.homes.first { $0.language == tag } }
    let own = homes.first { $0.language == language }
    let home = homes.first { !$0.body.blocks.isEmpty }
    let wanted = homes.first { !$0.related.isEmpty }?.related ?? []
    let named = wanted.compactMap { key in
      groups.firstIndex { $0.key == key }.flatMap { pageOfGroup[$0] }
    }
    return Edition(
      language: language,
      title: variables.fill(settings.title(in: language)),
      homeTitle: variables.fill(own?.title ?? settings.title(in: language)),
      description: (own?.description ?? homes.first?.description).map { variables.fill($0) },
      home: home.map { home in
        HomeText(
          body: variables.fill(home.body) { _ in }, language: home.language, references: [:])
      },
      categories: categories, pages: pages, pageOfGroup: pageOfGroup,
      popular: wanted.isEmpty ? Array(pages.indices.prefix(6)) : named,
      menu: settings.menu.compactMap { entry in
        entry.title.text(for: language, fallbacks: chain).map { (variables.fill($0), entry.url) }
      })
  }

  private static func shownArticles(
    chain: [LanguageTag], articles: [Article], groups: [ArticleGroup]
  ) -> [(article: Int, group: Int)] {
    groups.indices.compactMap { group in
      for language in chain {
        if let article = groups[group].articles[language] { return (article, group) }
      }
      return nil
    }
  }

  /// By `order`, of the translation or else of the source; then by key.
  private static func ordered(
    _ shown: [(article: Int, group: Int)], articles: [Article], groups: [ArticleGroup],
    source: LanguageTag
  ) -> [(article: Int, group: Int)] {
    let keyed = shown.map { entry in
      let original = groups[entry.group].articles[source].flatMap { articles[$0].content.order }
      return (order: articles[entry.article].content.order ?? original ?? Int.max, entry: entry)
    }
    return keyed.sorted {
      ($0.order, groups[$0.entry.group].key) < ($1.order, groups[$1.entry.group].key)
    }.map(\.entry)
  }
}

/// The category folders as one language sees them.
private struct CategoryFolders {
  let project: ParsedProject
  let chain: [LanguageTag]
  private let indexes: [String: [LanguageTag: CategoryIndex]]

  init(project: ParsedProject, chain: [LanguageTag]) {
    self.project = project
    self.chain = chain
    var indexes: [String: [LanguageTag: CategoryIndex]] = [:]
    for index in project.categories { indexes[index.name, default: [:]][index.language] = index }
    self.indexes = indexes
  }

  /// Those with pages, and those with an index of the language's own.
  func ordered(_ withPages: Set<String>) -> [String] {
    let own = indexes.filter { $0.value[chain[0]] != nil }.keys
    return withPages.union(own).sorted { a, b in (order(a), a) < (order(b), b) }
  }

  private func order(_ name: String) -> Int {
    nearest(name) { $0.order } ?? Int.max
  }

  private func nearest<Value>(_ name: String, _ value: (CategoryIndex) -> Value?) -> Value? {
    for language in chain {
      if let found = indexes[name]?[language].flatMap(value) { return found }
    }
    return nil
  }

  func page(
    _ name: String, language: LanguageTag, firstPage: Int, count: Int,
    _ diagnostics: inout [Diagnostic]
  ) -> CategoryPage {
    let variables = Variables(project.settings, language: language)
    let index = nearest(name) { $0 }
    let own = indexes[name]?[language]
    if own == nil, project.hasArticles(in: name, language) {
      let path = "Content/\(language)/\(name)/index.md"
      let message = "category \"\(name)\" has no index.md, its title is taken from "
      diagnostics.append(
        .warning(
          "missing-category-index",
          message + (index == nil ? "its folder" : "\"\(index!.language)\""),
          at: Place(file: path)))
    }
    let slug = own?.slug ?? Slug.of(name)
    return CategoryPage(
      name: name, title: variables.fill(index?.title ?? name),
      description: nearest(name) { $0.description }.map { variables.fill($0) },
      icon: nearest(name) { $0.icon },
      path: .page(language.text, slug.isEmpty ? name : slug),
      language: index?.language ?? language,
      text: index.flatMap { index in
        guard !index.body.blocks.isEmpty else { return nil }
        return HomeText(
          body: variables.fill(index.body) { _ in }, language: index.language, references: [:])
      },
      file: index?.file, pages: firstPage..<(firstPage + count))
  }
}

extension ParsedProject {
  fileprivate func hasArticles(in category: String, _ language: LanguageTag) -> Bool {
    articles.contains { $0.language == language && $0.category == category }
  }
}
