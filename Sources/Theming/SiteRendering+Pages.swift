package import HelpCenter
import Markdown

extension SiteRendering {
  package func home(_ edition: Edition) -> String {
    let rendering = rendering(of: edition)
    var frame = PageFrame(
      title: edition.title, description: edition.description ?? "", path: edition.path,
      languageLinks: site.editions.map(\.path))
    frame.alternates = site.editions.map { ($0.language, $0.path) }
    frame.defaultAlternate = .page()
    let text = edition.home
    return render(
      "home", rendering, frame: frame,
      [
        "home": [
          "title": edition.homeTitle, "description": edition.description ?? "",
          "body": text.map { SafeHTML(html($0, in: rendering)) },
          "lang": text?.language.text ?? edition.language.text,
          "dir": text?.language.direction ?? edition.language.direction,
        ] as TemplateContext,
        "categories": edition.categories.filter { !$0.pages.isEmpty }.map { category in
          [
            "title": category.title, "description": category.description,
            "url": site.settings.url(category.path), "icon": icon(of: category),
            "count": count(category, rendering),
          ] as TemplateContext
        },
        "popular": edition.popular.map { link(to: edition.pages[$0], in: edition) },
        "hasPopular": !edition.popular.isEmpty,
      ])
  }

  package func category(_ category: CategoryPage, in edition: Edition) -> String {
    let rendering = rendering(of: edition)
    let same = site.editions.compactMap { other in
      other.categories.first { $0.name == category.name }.map { (other, $0) }
    }
    var frame = PageFrame(
      title: "\(category.title) – \(edition.title)", description: category.description ?? "",
      path: category.path,
      languageLinks: site.editions.map { other in
        same.first { $0.0.language == other.language }?.1.path ?? other.path
      })
    frame.alternates = same.filter { hasOwnPages($0.1, in: $0.0) }.map {
      ($0.0.language, $0.1.path)
    }
    frame.isNoindex = !hasOwnPages(category, in: edition)
    frame.structuredData = .object([
      ("@context", .string("https://schema.org")),
      (
        "@graph",
        .array([
          breadcrumbData([
            (edition.title, site.settings.absoluteURL(edition.path)),
            (category.title, site.settings.absoluteURL(category.path)),
          ])
        ])
      ),
    ])
    var content: TemplateContext = [
      "category": [
        "title": category.title, "description": category.description,
        "icon": icon(of: category),
        "body": category.text.map { SafeHTML(html($0, in: rendering)) },
        "count": count(category, rendering),
      ] as TemplateContext,
      "others": edition.categories.filter { $0.name != category.name && !$0.pages.isEmpty }.map {
        other in
        [
          "title": other.title, "url": site.settings.url(other.path), "icon": icon(of: other),
        ] as TemplateContext
      },
    ]
    content.put(.breadcrumbs, breadcrumbs(to: category, nil, rendering), rendering.rows)
    content.put(
      .articlesOfCategory, category.pages.map { listEntry(edition.pages[$0], rendering) },
      rendering.rows)
    return render("category", rendering, frame: frame, content)
  }

  /// Whether search engines should know the category: it has an article in its own language.
  package func hasOwnPages(_ category: CategoryPage, in edition: Edition) -> Bool {
    category.pages.contains { !edition.pages[$0].isFallback }
  }

  private func listEntry(_ page: ArticlePage, _ rendering: EditionRendering) -> TemplateContext {
    let edition = rendering.edition
    let article = site.article(of: page)
    var entry = link(to: page, in: edition)
    let name = page.isFallback ? languageNames[article.language] ?? article.language.autonym : nil
    entry.put("languageName", name)
    let audience = article.audience.count == 1 ? article.audience.first : nil
    entry.put(
      "audience",
      audience.map { audience in
        let word = rendering.words.text("audiences", audience)
        return word.isEmpty ? audience : word
      })
    return entry
  }

  private func icon(of category: CategoryPage) -> SafeHTML? {
    category.icon.flatMap { theme.icons[$0] }.map { SafeHTML($0) }
  }

  private func count(_ category: CategoryPage, _ rendering: EditionRendering) -> String {
    rendering.words.text("category", "count", count: category.pages.count)
  }

  package func search(_ edition: Edition) -> String {
    let rendering = rendering(of: edition)
    var frame = plainFrame("search", words: ("search", "title"), edition, rendering)
    frame.isNoindex = true
    var categories: [TemplateContext] = []
    for category in edition.categories where !category.pages.isEmpty {
      var record = link(to: category)
      let articles = category.pages.map { link(to: edition.pages[$0], in: edition) }
      record.put(.articlesOfIndex, articles, rendering.rows)
      categories.append(record)
    }
    return render("search", rendering, frame: frame, ["categories": categories])
  }

  private func link(to category: CategoryPage) -> TemplateContext {
    ["title": category.title, "url": site.settings.url(category.path)]
  }

  func plainFrame(
    _ name: String, words: (String, String), _ edition: Edition, _ rendering: EditionRendering
  ) -> PageFrame {
    var frame = PageFrame(
      title: "\(rendering.words.text(words.0, words.1)) – \(edition.title)",
      description: edition.description ?? "", path: edition.path.appending(page: name),
      languageLinks: site.editions.map { $0.path.appending(page: name) })
    frame.alternates = site.editions.map { ($0.language, $0.path.appending(page: name)) }
    return frame
  }

  package func notFound(_ edition: Edition) -> String {
    let rendering = rendering(of: edition)
    var frame = PageFrame(
      title: "\(rendering.words.text("notFound", "title")) – \(edition.title)",
      description: "", languageLinks: site.editions.map(\.path))
    frame.isNoindex = true
    let categories = edition.categories.filter { !$0.pages.isEmpty }.map { link(to: $0) }
    return render("notfound", rendering, frame: frame, ["categories": categories])
  }

  /// The root: a choice of language.
  package func languageChoice() -> String {
    let edition = site.edition(site.settings.source) ?? site.editions[0]
    let rendering = rendering(of: edition)
    var frame = PageFrame(
      title: edition.title, description: edition.description ?? "", path: .page(),
      languageLinks: site.editions.map(\.path))
    frame.alternates = site.editions.map { ($0.language, $0.path) }
    frame.defaultAlternate = .page()
    let choices: [TemplateContext] = site.editions.map { edition in
      [
        "tag": edition.language.text, "name": languageNames[edition.language] ?? "",
        "dir": edition.language.direction, "url": site.settings.url(edition.path),
        "title": edition.title,
      ]
    }
    return render("languages", rendering, frame: frame, ["choices": choices])
  }

  /// A page that leads to `target`, in the language its path begins with.
  package func redirect(from path: SitePath, to target: String) -> String {
    let tag = path.components.first.flatMap { LanguageTag($0) }
    let edition = tag.flatMap { site.edition($0) } ?? site.edition(site.settings.source)
    let rendering = rendering(of: edition ?? site.editions[0])
    return rendering.render(
      "redirect", ["title": rendering.words.text("redirect", "link"), "target": target])
  }
}
