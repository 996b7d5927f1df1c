import Diagnostics
import HelpCenter
import Search
import Theming

/// The search and answer files of one language, and where scripts find the first of them.
struct IndexedEdition: Sendable {
  let language: LanguageTag
  let files: [OutputFile]
  /// What `files` hold; nil when they are made later.
  let search: SearchFiles?
  /// URL of the file that names the others.
  let first: String
  /// The first file is small, since the articles have files of their own.
  var isLarge: Bool { search?.isLarge == true }

  static func index(_ edition: Edition, _ rendering: SiteRendering) async -> IndexedEdition {
    let articles = edition.pages.map { SearchableArticle($0, in: edition, rendering) }
    let settings = rendering.site.settings
    var files: [OutputFile] = []
    let search = await SearchFiles(for: articles, language: edition.language.text) { together in
      let made = OutputFile.together(together)
      files += made.files
      return SearchFiles.URLParts(
        before: settings.url(.page("assets")), after: ".\(made.hash.name).json")
    }
    return IndexedEdition(
      language: edition.language, files: files, search: search, first: search.first.url)
  }

  /// Nothing yet, under a name that does not change with the content.
  static func later(_ edition: Edition, _ settings: SiteSettings) -> IndexedEdition {
    IndexedEdition(
      language: edition.language, files: [], search: nil,
      first: settings.url(laterPath(edition.language)))
  }

  static func laterPath(_ language: LanguageTag) -> SitePath {
    .file("assets", "search", "\(language).json")
  }
}

extension Site {
  /// Bytes of all articles of an edition: about how long they take to index.
  func weight(of edition: Edition) -> Int {
    edition.pages.reduce(0) { $0 + articles[$1.article].file.bytes.count }
  }
}

extension OutputFile {
  /// Files with one hash of all in their names, so that these follow from their stems.
  fileprivate static func together(
    _ unplaced: [SearchFiles.Unplaced]
  ) -> (files: [OutputFile], hash: ContentHash) {
    var hash = ContentHash()
    for file in unplaced { hash.add(file.bytes) }
    let files = unplaced.map {
      OutputFile(asset: $0.stem, ending: "json", bytes: $0.bytes, hash: hash)
    }
    return (files, hash)
  }
}
