import Diagnostics
import HelpCenter

/// Turns an export of Zendesk Guide into the files of a project. A section becomes a category.
struct ZendeskConversion {
  private let export: ZendeskExport
  private(set) var problems: [Diagnostic]
  private var files: [String: ImportFile] = [:]
  private var languages: [LanguageTag] = []
  private let names: ZendeskNames

  init(_ export: ZendeskExport) {
    self.export = export
    problems = export.problems
    names = ZendeskNames(export)
  }

  /// By path.
  var output: [ImportFile] { files.values.sorted { $0.path < $1.path } }

  mutating func convert() {
    let used = Set(export.sections.compactMap(\.categoryId))
    for category in export.categories where used.contains(category.id ?? 0) {
      let message = "category \"\(category.heading)\" is left out, its sections become categories"
      lose(message, category.id)
    }
    for section in export.sections { add(section: section) }
    for article in export.articles { add(article: article) }
    guard !export.articles.isEmpty else { return }
    addSettings(source: export.articles.first?.sourceLocale ?? export.articles.first?.locale)
  }

  private mutating func add(section: ZendeskExport.Item) {
    if section.parentSectionId != nil {
      lose(
        "section \"\(section.heading)\" lies in another one, here it stands beside it", section.id)
    }
    for item in export.versions(of: section, "Section") {
      guard let language = language(item, section.id) else { continue }
      let text = Self.frontMatter([
        ("title", item.heading.yamlQuoted),
        ("description", item.description.flatMap { $0.isEmpty ? nil : $0.yamlQuoted }),
        ("order", section.position.map(String.init)),
      ])
      add("Content/\(language)/\(names.section[section.id ?? 0] ?? "general")/index.md", text)
    }
  }

  private mutating func add(article: ZendeskExport.Item) {
    let id = article.id ?? 0
    if article.userSegmentId != nil {
      lose(
        "article \"\(article.heading)\" is not for everybody: it becomes a draft, since every page here"
          + " is public", article.id)
    }
    let category = names.category[id] ?? "general"
    for item in export.versions(of: article, "Article") {
      guard let language = language(item, article.id) else { continue }
      languages.append(language)
      if item.outdated == true {
        lose("the mark \"outdated\" of \"\(item.heading)\" is left out", article.id)
      }
      let path = "Content/\(language)/\(category)/\(names.article[id] ?? "article").md"
      add(path, text(of: item, article, in: category))
    }
  }

  private mutating func language(_ item: ZendeskExport.Item, _ id: Int?) -> LanguageTag? {
    if let language = item.language { return language }
    let locale = item.locale ?? item.sourceLocale ?? ""
    lose("\"\(locale)\" is no language, \"\(item.heading)\" is left out", id)
    return nil
  }

  private mutating func text(
    of item: ZendeskExport.Item, _ article: ZendeskExport.Item, in category: String
  ) -> String {
    var html = HTMLBody(item.body ?? "") { [names] written, isImage in
      names.target(written, isImage: isImage, from: category)
    }
    let body = html.markdown()
    for loss in html.losses { lose("article \"\(item.heading)\": \(loss)", article.id) }
    let labels = article.labelNames ?? []
    let isDraft = item.draft == true || article.userSegmentId != nil
    return Self.frontMatter([
      ("title", item.heading.yamlQuoted), ("order", article.position.map(String.init)),
      ("updated", item.updatedAt.flatMap { CalendarDate(String($0.prefix(10)))?.iso }),
      ("draft", isDraft ? "true" : nil),
      (
        "keywords",
        labels.isEmpty ? nil : "[" + labels.map(\.yamlQuoted).joined(separator: ", ") + "]"
      ),
    ]) + "\n" + body + "\n"
  }

  private static func frontMatter(_ fields: [(String, String?)]) -> String {
    (["---"] + fields.compactMap { key, value in value.map { "\(key): \($0)" } } + ["---", ""])
      .joined(separator: "\n")
  }

  /// The first of two that would have the same path.
  private mutating func add(_ path: String, _ text: String) {
    if files[path] == nil { files[path] = ImportFile(path: path, text: text) }
  }

  private mutating func addSettings(source: String?) {
    let source = ZendeskExport.Item(locale: source ?? "en").language ?? LanguageTag("en")!
    let others = Set(languages).subtracting([source]).sorted()
    let list = ([source] + others).map { "\"\($0)\"" }.joined(separator: ", ")
    add(
      "Content/site.yml",
      "url: \"https://help.example.com/\"\ntitle: \"Help center\"\nsource: \"\(source)\"\nlanguages: [\(list)]\n"
    )
  }

  private mutating func lose(_ message: String, _ id: Int?) {
    problems.append(.lost(message, at: export.place(of: id)))
  }
}

/// The last parts of the new paths, made from titles, by id.
private struct ZendeskNames {
  let section: [Int: String]
  let article: [Int: String]
  /// Of an article.
  let category: [Int: String]

  init(_ export: ZendeskExport) {
    let sections = Self.names(export.sections)
    section = sections
    article = Self.names(export.articles)
    category = Dictionary(
      export.articles.map { ($0.id ?? 0, sections[$0.sectionId ?? 0] ?? "general") }
    ) { first, _ in first }
  }

  private static func names(_ items: [ZendeskExport.Item]) -> [Int: String] {
    var taken = TakenNames()
    var names: [Int: String] = [:]
    for item in items {
      let slug = Slug.of(item.heading)
      names[item.id ?? 0] = Slug.unique(slug.isEmpty ? "article" : slug, among: &taken)
    }
    return names
  }

  /// Links between articles and sections hold their ids, `/hc/en-us/articles/100-Place-a-bid#steps`.
  /// Pictures are no part of the export.
  func target(_ written: String, isImage: Bool, from own: String) -> HTMLBody.Target {
    if isImage { return .lost("the picture \"\(written)\" is no part of the export") }
    let lost = HTMLBody.Target.lost("link to \"\(written)\" leads to nothing that is imported")
    if let match = written.firstMatch(of: /\/hc\/[\w-]+\/(articles|sections)\/(\d+)[^#]*(#.*)?$/) {
      let id = Int(match.2) ?? 0
      if match.1 == "sections" {
        return section[id].map { .written(($0 == own ? "" : "../\($0)/") + "index.md") } ?? lost
      }
      guard let name = article[id], let other = category[id] else { return lost }
      let fragment = match.3.map(String.init) ?? ""
      return .written((other == own ? "" : "../\(other)/") + name + ".md" + fragment)
    }
    let isElsewhere = WebURL.scheme(of: written) != nil || written.hasPrefix("#")
    guard isElsewhere, WebURL.isSafe(written) else { return lost }
    let escapes = [" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"]
    return .written(written.map { escapes[String($0)] ?? String($0) }.joined())
  }
}
