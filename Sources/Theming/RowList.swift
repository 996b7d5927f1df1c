/// A list that stands on most pages, or that is long: a section of one template. Its rows have texts
/// and flags, no records or lists.
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
  var section: String { self == .contents ? "article.\(name)" : "\(name)" }

  /// The list's name in its record.
  var name: StaticString {
    switch self {
    case .languages: "languages"
    case .alternates: "alternates"
    case .breadcrumbs: "breadcrumbs"
    case .contents: "toc"
    case .related: "related"
    case .articlesOfCategory, .articlesOfIndex: "articles"
    }
  }

  /// What stands in the place of the section.
  var placeholder: StaticString {
    switch self {
    case .languages: "rows-languages"
    case .alternates: "rows-alternates"
    case .breadcrumbs: "rows-breadcrumbs"
    case .contents: "rows-contents"
    case .related: "rows-related"
    case .articlesOfCategory: "rows-category"
    case .articlesOfIndex: "rows-index"
    }
  }

  /// What a row may have.
  var fields: Set<String> {
    switch self {
    case .languages: ["tag", "name", "dir", "url", "current"]
    case .alternates: ["hreflang", "href"]
    case .breadcrumbs: ["title", "url"]
    case .contents: ["id", "title", "level2", "level3"]
    case .related, .articlesOfIndex: Self.links
    case .articlesOfCategory: Self.links.union(["languageName", "audience"])
    }
  }

  private static let links: Set<String> = ["title", "url", "description", "lang", "dir"]
}
