package import Diagnostics
import HelpCenter
import Theming

/// A build that is kept and brought up to date when files of its project change.
///
/// 1. A file is parsed again only when its stamp on disk changed or a change of it was told.
/// 2. Where nothing but texts of articles changed, those articles alone are linked again
///    (`Relinking`) and no page is rendered: pages are made when they are asked for.
/// 3. Everything else links the whole site again: new and removed files, categories, settings,
///    what decides an article's address or place.
/// 4. Whatever the series of changes, the files are those of a fresh build of the same project.
package struct IncrementalBuild: Sendable {
  package struct Result: Sendable {
    /// Nil when the settings cannot be read.
    package let output: LazyOutput?
    /// Sorted, each once.
    package let diagnostics: [Diagnostic]
  }

  private struct Cached: Sendable {
    let stamp: Disk.Stamp
    let file: Checked<ParsedFile>
  }

  /// What the last update made, for the next.
  fileprivate struct State: Sendable {
    var project: ReadProject
    /// Index into the project's files by path.
    var fileOfPath: [String: Int]
    var output: LazyOutput
    var relinking: Relinking
    var linkProblems: [Diagnostic]
    /// Of theme, words, plan: not of files and not of linking.
    var otherProblems: [Diagnostic]
  }

  private let options: Build.Options
  private var cache: [String: Cached] = [:]
  private var state: State?

  package init(_ options: Build.Options) { self.options = options }

  /// `changed` are paths of files, relative to the project; nil when anything may have changed.
  package mutating func update(_ changed: Set<String>?) async throws -> Result {
    if let changed, let result = try await replaceArticles(changed) { return result }
    return try await rebuild(changed)
  }

  private mutating func rebuild(_ changed: Set<String>?) async throws -> Result {
    let folder = options.folder
    let read = try folder.settings(baseURL: options.baseURL)
    guard let settings = read.value.map({ options.endpoints?.applied(to: $0) ?? $0 }) else {
      state = nil
      return Result(output: nil, diagnostics: read.diagnostics.sortedOnce())
    }
    let scan = try Scan.content(of: folder, settings)
    let files = try await parse(scan, changed)
    let project = ReadProject(
      settings: Checked(settings, read.diagnostics), scan: scan, files: files,
      contact: try folder.contactRules(settings), theme: try folder.theme(settings))
    let (parsed, site) = try await Build.link(project, options)
    let build = try await Build.assemble(project, site: site, options)
    let others = Set(project.diagnostics + site.diagnostics)
    let fresh = State(
      project: project,
      fileOfPath: Dictionary(
        scan.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first }),
      output: LazyOutput(site: site.value, plan: build.plan),
      relinking: Relinking(parsed, site: site.value), linkProblems: site.diagnostics,
      otherProblems: build.diagnostics.filter { !others.contains($0) })
    state = fresh
    return Result(output: fresh.output, diagnostics: build.diagnostics)
  }

  private mutating func parse(
    _ scan: Scan, _ changed: Set<String>?
  ) async throws -> [Checked<ParsedFile>] {
    let folder = options.folder
    let known = cache
    let parsed = try await concurrentMap(scan.files) { file -> Cached in
      let old = known[file.path]
      if let old, let changed, !changed.contains(file.path) { return old }
      let stamp = Disk.stamp(folder.path(of: file.path))
      let isTold = changed?.contains(file.path) ?? false
      if let old, !isTold, old.stamp == stamp { return old }
      return Cached(stamp: stamp, file: try ParsedFile.parse(file, in: folder))
    }
    cache = Dictionary(
      zip(scan.files.map(\.path), parsed), uniquingKeysWith: { first, _ in first })
    return parsed.map(\.file)
  }

  /// Nil when more than texts of articles changed.
  private mutating func replaceArticles(_ changed: Set<String>) async throws -> Result? {
    guard var state, changed.count <= 16 else { return nil }
    for path in changed.sorted() {
      guard let index = state.fileOfPath[path] else {
        if Disk.exists(options.folder.path(of: path)) || path.isOfProjectItself { return nil }
        continue
      }
      let stamp = Disk.stamp(options.folder.path(of: path))
      let file = try ParsedFile.parse(state.project.scan.files[index], in: options.folder)
      cache[path] = Cached(stamp: stamp, file: file)
      guard try await state.keepsTranslations(index, with: file, options),
        state.replace(index, with: file)
      else { return nil }
    }
    self.state = state
    return Result(output: state.output, diagnostics: state.diagnostics)
  }
}

extension IncrementalBuild.State {
  var diagnostics: [Diagnostic] {
    (project.diagnostics + linkProblems + otherProblems).sortedOnce()
  }

  /// False when the site as a whole must be linked again.
  mutating func replace(_ index: Int, with file: Checked<ParsedFile>) -> Bool {
    guard case .article(let old) = project.files[index].value,
      case .article(let new) = file.value,
      keepsStarters(old, new),
      let site = relinking.replace(old, with: new, in: output.site, problems: linkProblems)
    else { return false }
    project.files[index] = file
    linkProblems = site.diagnostics
    output = output.replacing(site.value)
    return true
  }

  /// Whether what is told of the article's translations, or of it as one, stays as it was. False
  /// where only git's history could tell.
  func keepsTranslations(
    _ index: Int, with file: Checked<ParsedFile>, _ options: Build.Options
  ) async throws -> Bool {
    guard case .article(let old) = project.files[index].value, case .article(let new) = file.value
    else { return false }
    let others = project.files.enumerated().compactMap { position, other -> Article? in
      guard position != index, case .article(let article) = other.value else { return nil }
      return article.key == old.key || article.path == old.path ? article : nil
    }
    if others.isEmpty { return true }
    let settings = project.settings.value
    let before = try await TranslationReading.states(of: others + [old], settings)
    let after = try await TranslationReading.states(of: others + [new], settings)
    return before != nil && before == after
  }

  /// The first questions of the most asked articles stand in the data of every page.
  private func keepsStarters(_ old: Article, _ new: Article) -> Bool {
    let site = output.site
    return old.questions == new.questions
      || !site.editions.contains { edition in
        edition.popular.contains { site.article(of: edition.pages[$0]).file.path == old.file.path }
      }
  }
}

extension String {
  /// A file that is not among those of the content, but counts.
  fileprivate var isOfProjectItself: Bool {
    self == "Content/site.yml" || self == "Content/contact.yml" || hasPrefix("Themes/")
  }
}
