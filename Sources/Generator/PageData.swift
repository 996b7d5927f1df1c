import HelpCenter
import Theming

/// What the scripts of every page of one language are told: where the data files lie, how people
/// are reached, which questions to begin with.
struct PageData {
  private(set) var files: [OutputFile] = []
  private(set) var members: [LanguageTag: [(name: String, value: JSONText)]] = [:]

  init(_ site: Site, search: [IndexedEdition]) {
    for (edition, indexed) in zip(site.editions, search) {
      files += indexed.files
      members[edition.language] = [
        ("search", .string(indexed.first)), ("contact", contact(edition, site)),
        ("starters", .strings(Self.starters(edition, site))),
      ]
      if indexed.isLarge {
        members[edition.language]?.append(("searchIsLarge", .bool(true)))
      }
    }
  }

  private mutating func contact(_ edition: Edition, _ site: Site) -> JSONText {
    let settings = site.settings
    let page = settings.url(edition.path.appending(page: "contact"))
    guard let rules = site.contact else { return .object([("url", .string(page))]) }
    let json = rules.json(
      for: edition.language, fallbacks: settings.fallbacks(of: edition.language))
    let file = OutputFile(
      asset: "contact/\(edition.language)", ending: "json", bytes: Array((json.text + "\n").utf8))
    files.append(file)
    return .object([("url", .string(page)), ("rules", .string(settings.url(file.path)))])
  }

  /// A question of each of the most asked articles, as readers ask it.
  private static func starters(_ edition: Edition, _ site: Site) -> [String] {
    edition.popular.lazy.map { edition.pages[$0] }.filter { !$0.isFallback }
      .compactMap { site.article(of: $0).content.questions.first }.prefix(4).map { $0 }
  }
}
