/// A list that stands on most pages, or that is long: a section of one template.
enum RowList: Int, CaseIterable, Sendable {
  case languages, alternates, breadcrumbs, contents, related, articlesOfCategory, articlesOfIndex

  /// In which the section stands.
  var template: String {
    switch self {
    case .languages: "language-menu"
    case .alternates: "base"
    case .breadcrumbs: "breadcrumbs"
    case .contents, .related: "article"
    case .articlesOfCategory: "category"
    case .articlesOfIndex: "search"
    }
  }

  /// What the section's tag names.
  var section: String {
    switch self {
    case .languages: "languages"
    case .alternates: "alternates"
    case .breadcrumbs: "breadcrumbs"
    case .contents: "article.toc"
    case .related: "related"
    case .articlesOfCategory, .articlesOfIndex: "articles"
    }
  }

  /// The list's name in its record.
  var name: String { self == .contents ? "toc" : section }

  /// What stands in the place of the section.
  var placeholder: String { Self.placeholders[rawValue] }

  private static let placeholders = allCases.map { "rows-\($0.rawValue)" }

  /// Rows of every shape that pages have; the texts do not matter.
  var samples: [TemplateContext] {
    switch self {
    case .languages:
      [true, false].map { ["tag": "", "name": "", "dir": "", "url": "", "current": $0] }
    case .alternates: [["hreflang": "", "href": ""]]
    case .breadcrumbs: [["title": "", "url": ""], ["title": "", "url": false]]
    case .contents:
      [true, false].map { ["id": "", "title": "", "level2": $0, "level3": !$0] }
    case .related, .articlesOfIndex: Self.links
    case .articlesOfCategory:
      Self.links.flatMap { link in
        [nil, ""].flatMap { (language: String?) in
          [nil, ""].map { (audience: String?) in
            link.adding(["languageName": language, "audience": audience])
          }
        }
      }
    }
  }

  /// With and without a description and a language of their own.
  private static var links: [TemplateContext] {
    [nil, ""].flatMap { (description: String?) in
      [nil, ""].map { (language: String?) in
        [
          "title": "", "url": "", "description": description, "lang": language, "dir": language,
        ]
      }
    }
  }
}
