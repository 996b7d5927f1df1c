import Generator
import HelpCenter

/// Search files of the languages that were asked for, made once for each build of the site.
struct SearchIndexes {
  private struct Index {
    let version: Int
    let files: Task<[String: [UInt8]], Never>
  }

  /// The latest of a language, and the one before: a page that was opened before a change goes on
  /// asking for files that its first one named.
  private var latest: [LanguageTag: Index] = [:]
  private var earlier: [LanguageTag: Index] = [:]

  /// The files that hold the one at `path`, in order of trust. Begins to make them where needed.
  mutating func files(
    of language: LanguageTag, in site: ServedSite
  ) -> [Task<[String: [UInt8]], Never>] {
    if latest[language].map({ $0.version < site.version }) ?? true {
      earlier[language] = latest[language]
      let output = site.output
      latest[language] = Index(
        version: site.version, files: Task.detached { await output.searchFiles(of: language) })
    }
    return [latest[language], earlier[language]].compactMap { $0?.files }
  }
}
