package import Diagnostics
import HelpCenter
import Theming
import Translations

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
    var translations: KeptTranslations
    var linkProblems: [Diagnostic]
    /// Of addresses that were published; nil where none are recorded.
    var addressProblems: [Diagnostic]?
    var translationProblems: [Diagnostic]
    /// Of theme, words, plan: not of files and not of linking.
    var otherProblems: [Diagnostic]
  }

  private let options: Build.Options
  private var cache: [String: Cached] = [:]
  private var state: State?
  /// What changed and was not read: the machine failed, or the settings did not say what to read.
  private var missed: Set<String>? = []

  package init(_ options: Build.Options) { self.options = options }

  /// `changed` are paths of files, relative to the project; nil when anything may have changed.
  package mutating func update(_ changed: Set<String>?) async throws -> Result {
    let changed = missed.flatMap { missed in changed?.union(missed) }
    missed = changed
    let result: Result
    if let changed, let replaced = try replaceArticles(changed) {
      result = replaced
    } else {
      result = try await rebuild(changed)
    }
    if result.output != nil { missed = [] }
    return result
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
    let project = try ReadProject(
      settings: Checked(settings, read.diagnostics), scan: scan, files: files,
      theme: folder.theme(settings), in: folder)
    let linked = try await Build.link(project, options)
    let build = try await Build.assemble(project, site: linked.checkedSite, options)
    let others = Set(project.diagnostics + linked.checkedSite.diagnostics)
    let fresh = State(
      project: project,
      fileOfPath: Dictionary(
        scan.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first }),
      output: LazyOutput(site: linked.site.value, plan: build.plan),
      relinking: Relinking(linked.parsed, site: linked.site.value),
      translations: KeptTranslations(
        linked.translations.value, wantsHistory: settings.notices.stale),
      linkProblems: linked.site.diagnostics, addressProblems: linked.addressProblems,
      translationProblems: linked.translations.diagnostics,
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
  private mutating func replaceArticles(_ changed: Set<String>) throws -> Result? {
    guard changed.count <= 16, var state else { return nil }
    // Held once, so that it is changed in its place; whoever does not put it back builds anew.
    self.state = nil
    for path in changed.sorted() {
      guard let index = state.fileOfPath[path] else {
        if Disk.exists(options.folder.path(of: path)) || path.isOfProjectItself { return nil }
        continue
      }
      let stamp = Disk.stamp(options.folder.path(of: path))
      let file = try ParsedFile.parse(state.project.scan.files[index], in: options.folder)
      cache[path] = Cached(stamp: stamp, file: file)
      guard try state.replace(index, with: file, in: options.folder) else { return nil }
    }
    self.state = state
    return Result(output: state.output, diagnostics: state.diagnostics)
  }
}

extension IncrementalBuild.State {
  var diagnostics: [Diagnostic] {
    (project.diagnostics + linkProblems + (addressProblems ?? []) + translationProblems
      + otherProblems).sortedOnce()
  }

  /// False when the site as a whole must be linked again.
  mutating func replace(
    _ index: Int, with file: Checked<ParsedFile>, in folder: ProjectFolder
  ) throws(DiskError) -> Bool {
    guard case .article(let old) = project.files[index].value,
      case .article(let new) = file.value,
      old.stands(like: new), keepsStarters(old, new)
    else { return false }
    let wasPhantom = translations.isPhantom(old.file.path)
    guard let judged = translations.replace(old, with: new), judged.keepsPhantoms else {
      return false
    }
    // What is shown as if it were missing is no part of the site.
    if !wasPhantom {
      guard
        let site = relinking.replace(
          old, with: new, in: output.site, states: judged.after, problems: linkProblems)
      else { return false }
      linkProblems = site.diagnostics
      output = output.replacing(site.value)
      if let known = addressProblems, !known.isEmpty || !old.hasAnchors(of: new) {
        addressProblems = try folder.removedAddresses(site.value)
      }
    }
    project.files[index] = file
    let gone = Set(judged.gone)
    translationProblems.removeAll { gone.contains($0) }
    translationProblems += judged.new
    return true
  }

  /// The first questions of the most asked articles stand in the data of every page.
  private func keepsStarters(_ old: Article, _ new: Article) -> Bool {
    let site = output.site
    return old.content.questions == new.content.questions
      || !site.editions.contains { edition in
        edition.popular.contains { site.article(of: edition.pages[$0]).file.path == old.file.path }
      }
  }
}

extension Article {
  fileprivate func hasAnchors(of other: Article) -> Bool {
    content.headings.elementsEqual(other.content.headings) {
      $0.level == $1.level && $0.slug == $1.slug && $0.id == $1.id
    }
  }
}

extension KeptTranslations.Change {
  /// Nothing that was shown is shown no more, and the other way round.
  fileprivate var keepsPhantoms: Bool {
    before.allSatisfy { file, state in (state == .phantom) == (after[file] == .phantom) }
  }
}

extension String {
  /// A file that is not among those of the content, but counts.
  fileprivate var isOfProjectItself: Bool {
    ["Content/site.yml", "Content/contact.yml", "Content/glossary.yml"].contains(self)
      || hasPrefix("Themes/")
  }
}
