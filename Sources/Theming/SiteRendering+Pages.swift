package import HelpCenter
import Markdown

extension SiteRendering {
  package func home(_ edition: Edition, to writer: inout PageWriter) {
    let rendering = rendering(of: edition)
    var frame = PageFrame(
      title: edition.title, description: edition.description ?? "", path: edition.path,
      languageLinks: site.editions.map(\.path))
    frame.alternates = site.editions.map { ($0.language, $0.path) }
    frame.defaultAlternate = .page()
    let text = edition.home
    render("home", rendering, frame: frame, to: &writer) { page in
      page.record("home") { home in
        home.put("title", edition.homeTitle)
        home.put("description", edition.description ?? "")
        putBody(text, rendering, in: &home)
        home.put("lang", text?.language.text ?? edition.language.text)
        home.put("dir", text?.language.direction ?? edition.language.direction)
      }
      page.list("categories", edition.categories.filter { !$0.pages.isEmpty }) { row, category in
        put(category, in: &row)
        row.put("description", category.description)
        row.put("icon", html: icon(of: category))
        row.put("count", count(category, rendering))
      }
      page.list("popular", edition.popular) { put(edition.pages[$1], in: &$0) }
      page.put("hasPopular", !edition.popular.isEmpty)
    }
  }

  package func category(
    _ category: CategoryPage, in edition: Edition, to writer: inout PageWriter
  ) {
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
    render("category", rendering, frame: frame, isOnce: false, to: &writer) { page in
      page.record("category") { record in
        record.put("title", category.title)
        record.put("description", category.description)
        record.put("icon", html: icon(of: category))
        putBody(category.text, rendering, in: &record)
        record.put("count", count(category, rendering))
      }
      let others = edition.categories.filter { $0.name != category.name && !$0.pages.isEmpty }
      page.list("others", others) { row, other in
        put(other, in: &row)
        row.put("icon", html: icon(of: other))
      }
      putBreadcrumbs(to: category, nil, rendering, in: &page)
      page.list(.articlesOfCategory, category.pages) { row, index in
        putEntry(edition.pages[index], rendering, in: &row)
      }
      page.put("jsonLD") { json in
        json += "{\"@context\":\"https://schema.org\",\"@graph\":["
        appendBreadcrumbs(to: category, of: edition, to: &json)
        json += "]}"
      }
    }
  }

  private func putBody(
    _ text: HomeText?, _ rendering: EditionRendering, in record: inout PageValues
  ) {
    guard let text else { return record.put("body", false) }
    record.put("body") { append(text, in: rendering, to: &$0) }
  }

  /// Whether search engines should know the category: it has an article in its own language.
  package func hasOwnPages(_ category: CategoryPage, in edition: Edition) -> Bool {
    category.pages.contains { !edition.pages[$0].isFallback }
  }

  private func putEntry(
    _ page: ArticlePage, _ rendering: EditionRendering, in row: inout PageValues
  ) {
    put(page, in: &row)
    let article = site.article(of: page)
    row.put(
      "languageName",
      page.isFallback ? languageNames[article.language] ?? article.language.autonym : nil)
    guard article.content.audience.count == 1 else { return row.put("audience", false) }
    let word = rendering.words.text("audiences", article.content.audience[0])
    row.put("audience", word.isEmpty ? article.content.audience[0] : word)
  }

  /// Safe HTML.
  private func icon(of category: CategoryPage) -> String? {
    category.icon.flatMap { theme.icons[$0] }
  }

  private func count(_ category: CategoryPage, _ rendering: EditionRendering) -> String {
    rendering.words.text("category", "count", count: category.pages.count)
  }

  package func search(_ edition: Edition, to writer: inout PageWriter) {
    let rendering = rendering(of: edition)
    var frame = plainFrame("search", words: ("search", "title"), edition, rendering)
    frame.isNoindex = true
    render("search", rendering, frame: frame, to: &writer) { page in
      page.list("categories", edition.categories.filter { !$0.pages.isEmpty }) { row, category in
        put(category, in: &row)
        row.list(.articlesOfIndex, category.pages) { put(edition.pages[$1], in: &$0) }
      }
    }
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

  package func notFound(_ edition: Edition, to writer: inout PageWriter) {
    let rendering = rendering(of: edition)
    var frame = PageFrame(
      title: "\(rendering.words.text("notFound", "title")) – \(edition.title)",
      description: "", languageLinks: site.editions.map(\.path))
    frame.isNoindex = true
    render("notfound", rendering, frame: frame, to: &writer) { page in
      page.list("categories", edition.categories.filter { !$0.pages.isEmpty }) { put($1, in: &$0) }
    }
  }

  /// The root: a choice of language.
  package func languageChoice(to writer: inout PageWriter) {
    let edition = site.edition(site.settings.source) ?? site.editions[0]
    let rendering = rendering(of: edition)
    var frame = PageFrame(
      title: edition.title, description: edition.description ?? "", path: .page(),
      languageLinks: site.editions.map(\.path))
    frame.alternates = site.editions.map { ($0.language, $0.path) }
    frame.defaultAlternate = .page()
    render("languages", rendering, frame: frame, to: &writer) { page in
      page.list("choices", site.editions) { choice, edition in
        choice.put("tag", edition.language.text)
        choice.put("name", languageNames[edition.language] ?? "")
        choice.put("dir", edition.language.direction)
        choice.put("url", edition.path, base: base)
        choice.put("title", edition.title)
      }
    }
  }

  /// A page that leads to `target`, in the language its path begins with.
  package func redirect(
    from path: SitePath, to target: String, _ writer: inout PageWriter
  ) {
    let tag = path.components.first.flatMap { LanguageTag($0) }
    let edition = tag.flatMap { site.edition($0) } ?? site.edition(site.settings.source)
    let rendering = rendering(of: edition ?? site.editions[0])
    writer.render("redirect", rendering) { page in
      page.put("title", rendering.words.text("redirect", "link"))
      page.put("target", target)
    }
  }
}
