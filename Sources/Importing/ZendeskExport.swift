import Diagnostics
import Foundation
import HelpCenter

/// An export of Zendesk Guide: JSON files with `categories`, `sections`, `articles` and
/// `translations`, as its Help Center API lists them. A section becomes a category.
struct ZendeskExport {
  private struct Page: Decodable {
    var categories: [Item]?
    var sections: [Item]?
    var articles: [Item]?
    var translations: [Item]?
  }

  private struct Item: Decodable {
    var id: Int?
    var categoryId: Int?
    var sectionId: Int?
    var sourceId: Int?
    var sourceType: String?
    var locale: String?
    var sourceLocale: String?
    var name: String?
    var title: String?
    var body: String?
    var description: String?
    var position: Int?
    var draft: Bool?
    var updatedAt: String?
    var labelNames: [String]?

    var tag: LanguageTag? {
      (locale ?? sourceLocale).flatMap { LanguageTag($0 == "en-us" ? "en" : $0) }
    }
    var heading: String { title ?? name ?? "" }
  }

  private var all = Page()
  private var problems: [Diagnostic] = []
  private var output: [ImportFile] = []
  private let files: [ImportFile]

  static func files(_ files: [ImportFile]) -> Checked<[ImportFile]> {
    var export = ZendeskExport(files: files.filter { $0.name.hasSuffix(".json") })
    export.read()
    export.convert()
    return Checked(export.output.sorted { $0.path < $1.path }, export.problems)
  }

  private init(files: [ImportFile]) { self.files = files }

  private mutating func read() {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    for file in files {
      do {
        let page = try decoder.decode(Page.self, from: Data(file.bytes))
        all.categories = (all.categories ?? []) + (page.categories ?? [])
        all.sections = (all.sections ?? []) + (page.sections ?? [])
        all.articles = (all.articles ?? []) + (page.articles ?? [])
        all.translations = (all.translations ?? []) + (page.translations ?? [])
      } catch {
        problems.append(.error("invalid-json", "not a JSON export", at: Place(file: file.path)))
      }
    }
  }

  private func translations(of type: String, _ id: Int?) -> [Item] {
    (all.translations ?? []).filter { $0.sourceType == type && $0.sourceId == id }
  }

  private mutating func convert() {
    let sections = all.sections ?? []
    let articles = all.articles ?? []
    var languages: [LanguageTag] = []
    for category in all.categories ?? []
    where sections.contains(where: { $0.categoryId == category.id }) {
      lose(
        "category \"\(category.heading)\" is left out, its sections become categories", category.id)
    }
    let names = Self.names(sections)
    for section in sections {
      for item in [section] + translations(of: "Section", section.id) where item.tag != nil {
        let text = frontMatter([
          ("title", item.heading.yamlQuoted),
          ("description", item.description.flatMap { $0.isEmpty ? nil : $0.yamlQuoted }),
          ("order", section.position.map(String.init)),
        ])
        add("Content/\(item.tag!)/\(names[section.id ?? 0] ?? "general")/index.md", text)
      }
    }
    let slugs = Self.names(articles)
    for article in articles {
      let category = article.sectionId.flatMap { names[$0] } ?? "general"
      let own = LanguageTag(article.sourceLocale ?? "").map { [$0] } ?? []
      languages += own
      for item in [article] + translations(of: "Article", article.id) {
        guard let tag = item.tag else { continue }
        languages.append(tag)
        add(
          "Content/\(tag)/\(category)/\(slugs[article.id ?? 0] ?? "article").md",
          text(of: item, article))
      }
    }
    addSettings(languages, source: articles.first?.sourceLocale ?? articles.first?.locale)
  }

  private mutating func text(of item: Item, _ article: Item) -> String {
    var html = HTMLBody(item.body ?? "")
    let body = html.markdown()
    for loss in html.losses { lose("article \"\(item.heading)\": \(loss)", article.id) }
    let labels = article.labelNames ?? []
    return frontMatter([
      ("title", item.heading.yamlQuoted), ("order", article.position.map(String.init)),
      ("updated", item.updatedAt.flatMap { CalendarDate(String($0.prefix(10)))?.iso }),
      ("draft", item.draft == true ? "true" : nil),
      (
        "keywords",
        labels.isEmpty ? nil : "[" + labels.map(\.yamlQuoted).joined(separator: ", ") + "]"
      ),
    ]) + "\n" + body + "\n"
  }

  private func frontMatter(_ fields: [(String, String?)]) -> String {
    (["---"] + fields.compactMap { key, value in value.map { "\(key): \($0)" } } + ["---", ""])
      .joined(separator: "\n")
  }

  private mutating func add(_ path: String, _ text: String) {
    if !output.contains(where: { $0.path == path }) {
      output.append(ImportFile(path: path, text: text))
    }
  }

  private mutating func addSettings(_ found: [LanguageTag], source: String?) {
    let source = source.flatMap { LanguageTag($0 == "en-us" ? "en" : $0) } ?? LanguageTag("en")!
    let others = Set(found).subtracting([source]).sorted()
    let list = ([source] + others).map { "\"\($0)\"" }.joined(separator: ", ")
    add(
      "Content/site.yml",
      "url: \"https://help.example.com/\"\ntitle: \"Help center\"\nsource: \"\(source)\"\nlanguages: [\(list)]\n"
    )
  }

  private mutating func lose(_ message: String, _ id: Int?) {
    let file = files.first { $0.source.bytes.firstRange(of: Array("\(id ?? 0)".utf8)) != nil }
    let place =
      file.map { $0.source.place(ofFirst: "\(id ?? 0)") } ?? Place(file: files.first?.path ?? "")
    problems.append(.lost(message, at: place))
  }

  /// A name for each id, from its title, each once.
  private static func names(_ items: [Item]) -> [Int: String] {
    var taken: Set<String> = []
    var names: [Int: String] = [:]
    for item in items {
      let slug = Slug.of(item.heading)
      names[item.id ?? 0] = Slug.unique(slug.isEmpty ? "article" : slug, among: &taken)
    }
    return names
  }
}
