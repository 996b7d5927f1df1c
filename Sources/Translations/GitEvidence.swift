import Diagnostics
import HelpCenter

/// The earlier versions of source articles that translations may have been made from, read from
/// git in two requests: which objects, then their texts.
struct GitEvidence: Sendable {
  enum Source {
    /// The source is still what the translator saw.
    case same
    /// What the translator saw. Its revision may still be the same.
    case earlier(Article)
    /// Both files were last changed by one commit, which tells nothing.
    case together
    case unknown
  }

  private var history: GitHistory
  /// Object of the source that the translator saw, by file of the translation.
  private var seen: [String: String] = [:]
  /// By object.
  private var articles: [String: Article] = [:]
  /// By file, of files that were changed in the folder since the history was read.
  private var committed: [String: [UInt8]?] = [:]

  var isShallow: Bool { history.isShallow }

  init(_ history: GitHistory, pairs: [TranslationPair]) throws(GitHistory.Absence) {
    self.history = history
    try read(for: pairs)
  }

  /// Reads what was not wanted before. Asks git only where something is missing.
  mutating func read(for pairs: [TranslationPair]) throws(GitHistory.Absence) {
    var wanted: [(source: Article, object: String)] = []
    var asked: [(pair: TranslationPair, version: GitHistory.Version)] = []
    for pair in pairs {
      guard let source = history[pair.source.file.path] else { continue }
      if pair.translation.content.sourceRevision != nil {
        wanted += source.versions.map { (pair.source, $0) }
      } else if seen[pair.translation.file.path] == nil {
        switch Self.versionSeen(pair, source, history) {
        case .committed(let object):
          seen[pair.translation.file.path] = object
          wanted.append((pair.source, object))
        case .of(let version): asked.append((pair, version))
        case nil: break
        }
      }
    }
    let objects = try history.objects(of: asked.map(\.version))
    for (request, object) in zip(asked, objects) {
      guard let object else { continue }
      seen[request.pair.translation.file.path] = object
      wanted.append((request.pair.source, object))
    }
    wanted.removeAll { articles[$0.object] != nil }
    let texts = try history.texts(of: wanted.map(\.object))
    for (source, object) in wanted where articles[object] == nil {
      articles[object] = texts[object].map { source.version($0) }
    }
  }

  /// Takes note of a file that was saved: whether it is the committed one follows from its text.
  mutating func save(_ new: Article, over old: Article) throws(GitHistory.Absence) {
    let path = new.file.path
    guard let file = history[path] else { return }
    if committed[path] == nil {
      committed[path] = file.isModified ? try history.committedText(of: file) : old.file.bytes
      if !file.isModified, let object = file.versions.first { articles[object] = old }
    }
    let text = committed[path] ?? nil
    history.setModified(path, text.map { $0 != new.file.bytes } ?? true)
  }

  private enum SeenVersion {
    /// The newest, an object.
    case committed(String)
    case of(GitHistory.Version)
  }

  /// Nil where the answer needs no object: see `source(for:)`.
  private static func versionSeen(
    _ pair: TranslationPair, _ source: GitHistory.File, _ history: GitHistory
  ) -> SeenVersion? {
    guard let own = history[pair.translation.file.path], !own.isModified,
      let commit = own.lastChange, !history.isCut(at: commit)
    else { return nil }
    guard source.lastChange == commit else {
      return .of(GitHistory.Version(commit: commit, names: source.names))
    }
    return source.isModified ? source.versions.first.map { .committed($0) } : nil
  }

  func source(for pair: TranslationPair) -> Source {
    guard let own = history[pair.translation.file.path], let source = history[pair.source.file.path]
    else { return .unknown }
    if own.isModified { return source.isModified ? .together : .same }
    guard let commit = own.lastChange, !history.isCut(at: commit) else { return .unknown }
    if source.lastChange == commit, !source.isModified { return .together }
    return seen[pair.translation.file.path].flatMap { articles[$0] }.map { .earlier($0) }
      ?? .unknown
  }

  /// The newest committed version that fits.
  func version(of source: Article, where fits: (Article) -> Bool) -> Article? {
    let versions = history[source.file.path]?.versions ?? []
    return versions.lazy.compactMap { articles[$0] }.first(where: fits)
  }
}

extension Article {
  /// The article as another text of its file would be.
  fileprivate func version(_ bytes: [UInt8]) -> Article {
    let text = SourceText(
      path: file.path, bytes: Array(String(decoding: bytes, as: UTF8.self).utf8))
    return Article.parse(text, language: language, category: category, name: name).value
  }
}
