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

  static func index(_ edition: Edition, _ rendering: SiteRendering) async -> IndexedEdition {
    let articles = edition.pages.map { SearchableArticle($0, in: edition, rendering) }
    let settings = rendering.site.settings
    var files: [OutputFile] = []
    let search = await SearchFiles(for: articles, language: edition.language.text) { stem, bytes in
      let file = OutputFile(asset: stem, ending: "json", bytes: bytes)
      files.append(file)
      return settings.url(file.path)
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
