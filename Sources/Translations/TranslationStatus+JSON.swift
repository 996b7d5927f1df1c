import Diagnostics
package import HelpCenter

extension TranslationStatus {
  /// `{source, languages: [{language, articles, translated, stale, partlyCopied, missing, coverage}],
  /// articles: [{key, file, revision, votes, translations: {LANG: {state, file, …}}}], orphans,
  /// remarks}`, articles by path.
  package var json: JSONText {
    .object([
      ("source", .string(sourceLanguage.text)),
      ("languages", .array(coverages.map(\.json))),
      ("articles", .array(rows.map { json(of: $0) })),
      ("orphans", .strings(orphans.map(\.file.path))),
      ("remarks", .strings(remarks)),
    ])
  }

  private func json(of row: Row) -> JSONText {
    .object([
      ("key", .string(row.source.key)), ("file", .string(row.source.file.path)),
      ("revision", .string(row.source.content.revision)), ("votes", .number(row.votes)),
      ("translations", .object(zip(languages, row.cells).map { ($0.text, $1.json) })),
    ])
  }
}

extension Coverage {
  fileprivate var json: JSONText {
    .object([
      ("language", .string(language.text)), ("articles", .number(articles)),
      ("translated", .number(translated)), ("stale", .number(stale)),
      ("partlyCopied", .number(partlyCopied)), ("missing", .number(missing)),
      ("coverage", .number(percent)),
    ])
  }
}

extension TranslationStatus.Cell {
  fileprivate var json: JSONText {
    var changes: JSONText = .null
    var reason: JSONText = .null
    switch judgement?.state {
    case .stale(let found?): changes = .number(found.changes.count)
    case .phantom(let phantom): reason = .optional(translation.map { phantom.message($0.language) })
    default: break
    }
    return .members([
      ("state", .string(state.rawValue)), ("file", .optional(translation?.file.path)),
      ("sourceRevision", .optional(translation?.content.sourceRevision)),
      ("evidence", .optional(judgement?.evidence?.rawValue)), ("changedBlocks", changes),
      ("reason", reason),
    ])
  }
}
