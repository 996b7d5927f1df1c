package import Diagnostics
import Foundation
package import HelpCenter
import Theming
import Translations

/// From a project to its help center. Reads top to bottom; each step is a stage of its own file.
package struct Build: Sendable {
  package struct Options: Sendable {
    package var folder: ProjectFolder
    /// In the place of the `url` in site.yml.
    package var baseURL: String?
    /// Drafts become pages: for the preview only.
    package var includesDrafts = false
    /// In the place of those of the settings: for the preview only.
    package var endpoints: LocalEndpoints?
    /// Readers' questions are asked of the search: see `questionTrials`.
    package var asksQuestions = false
    /// Search files get names that do not change and are made when asked for: for the preview only.
    package var indexesLater = false

    package init(folder: ProjectFolder, baseURL: String? = nil) {
      self.folder = folder
      self.baseURL = baseURL
    }
  }

  package let site: Site?
  package let plan: OutputPlan
  /// Sorted, each once.
  package let diagnostics: [Diagnostic]
  package private(set) var timings: [(stage: String, seconds: Double)]
  /// Of the languages that have questions, if they were to be asked; their misses are among the
  /// diagnostics.
  package private(set) var questionTrials: [QuestionTrial] = []
  /// What the site was made of. Only held: to take a large project apart takes a while, which a
  /// command that ends soon need not wait for.
  private var parts: (ReadProject, LinkedProject)?

  /// Everything but writing. `site` is nil when the settings cannot be read.
  package static func prepare(_ options: Options, progress: BuildProgress = BuildProgress())
    async throws -> Build
  {
    var clock = StageClock()
    let folder = options.folder
    let settings = try folder.settings(baseURL: options.baseURL)
    guard let siteSettings = settings.value.map({ options.endpoints?.applied(to: $0) ?? $0 }) else {
      return Build(
        site: nil, plan: OutputPlan(), diagnostics: settings.diagnostics.sortedOnce(), timings: [])
    }
    let scan = try Scan.content(of: folder, siteSettings)
    scan.beginReading(folder)
    clock.lap("scan")

    progress.begin("reading", total: scan.files.count)
    async let theme = folder.theme(siteSettings)
    let files = try await concurrentMap(scan.files) { file in
      defer { progress.step() }
      return try ParsedFile.parse(file, in: folder)
    }
    let project = try ReadProject(
      settings: Checked(siteSettings, settings.diagnostics), scan: scan, files: files,
      theme: await theme, in: folder)
    clock.lap("parse")

    progress.begin("linking", total: 0)
    let linked = try await link(project, options)
    clock.lap("link")

    var build = try await assemble(
      project, site: linked.checkedSite, options, progress: progress)
    build.timings = clock.laps + build.timings
    build.parts = (project, linked)
    return build
  }

  /// The project's site, its translations judged, and what was linked.
  static func link(_ project: ReadProject, _ options: Options) async throws -> LinkedProject {
    var parsed = project.parsed(options)
    let translations = try await TranslationReading.judge(parsed, in: options.folder)
    parsed.translationStates = translations.value.states
    let site = try await Site.link(parsed)
    return LinkedProject(
      parsed: parsed, translations: translations, site: site,
      addressProblems: try options.folder.removedAddresses(site.value))
  }

  /// The output of a linked site.
  static func assemble(
    _ project: ReadProject, site: Checked<Site>, _ options: Options,
    progress: BuildProgress = BuildProgress()
  ) async throws -> Build {
    var clock = StageClock()
    let theme = project.theme
    let words = siteWords(project.files.map(\.value), theme: theme.value)
    progress.begin("indexing", total: site.value.editions.count)
    let prepared = try await SiteRendering.prepare(
      site: site.value, theme: theme.value, siteWords: words.value)
    let search = await concurrentTasks(site.value.editions, weight: site.value.weight(of:)) {
      edition in
      defer { progress.step() }
      if options.indexesLater { return IndexedEdition.later(edition, site.value.settings) }
      return await IndexedEdition.index(edition, prepared)
    }
    clock.lap("index")
    let trials = options.asksQuestions ? try await ask(site.value, search) : []
    if options.asksQuestions { clock.lap("ask") }

    let data = PageData(site.value, search: search)
    let rendering = prepared.adding(data.members)
    let plan = OutputPlan.plan(rendering, folder: options.folder, more: data.files)
    clock.lap("plan")
    let diagnostics =
      project.diagnostics + site.diagnostics + words.diagnostics + plan.diagnostics
      + rendering.iconProblems + trials.flatMap(\.diagnostics)
    return Build(
      site: site.value, plan: plan, diagnostics: diagnostics.sortedOnce(), timings: clock.laps,
      questionTrials: trials)
  }

  private static func ask(_ site: Site, _ search: [IndexedEdition]) async throws -> [QuestionTrial]
  {
    let editions = Array(zip(site.editions, search))
    return try await concurrentMap(editions) { edition, indexed in
      indexed.search.flatMap { QuestionTrial.run(edition, of: site, in: $0) }
    }.compactMap(\.self)
  }

  /// Writes the output. Call only when there are no errors.
  package mutating func write(
    to output: String, progress: BuildProgress = BuildProgress()
  ) async throws -> OutputPlan.WriteReport {
    var clock = StageClock()
    let report = try await plan.write(to: output, progress: progress)
    clock.lap("render and write")
    timings += clock.laps
    return report
  }

  private static func siteWords(
    _ files: [ParsedFile], theme: Theme
  ) -> Checked<[LanguageTag: Words]> {
    var words: [LanguageTag: Words] = [:]
    var diagnostics: [Diagnostic] = []
    for case .words(let language, let source) in files {
      let parsed = Words.parse(source, language: language, known: theme.sourceWords)
      words[language] = parsed.value
      diagnostics += parsed.diagnostics
    }
    return Checked(words, diagnostics)
  }
}

/// What linking made of a project.
struct LinkedProject: Sendable {
  let parsed: ParsedProject
  let translations: Checked<Translations>
  let site: Checked<Site>
  /// Of addresses that were published; nil where none are recorded.
  let addressProblems: [Diagnostic]?

  /// The site with all problems of linking.
  var checkedSite: Checked<Site> {
    Checked(
      site.value, translations.diagnostics + site.diagnostics + (addressProblems ?? []))
  }
}

/// Seconds of wall time by stage.
private struct StageClock {
  private(set) var laps: [(stage: String, seconds: Double)] = []
  private var start = ContinuousClock.now

  mutating func lap(_ stage: String) {
    let now = ContinuousClock.now
    let duration = (now - start).components
    laps.append((stage, Double(duration.seconds) + Double(duration.attoseconds) / 1e18))
    start = now
  }
}

extension Build {
  /// HTML pages, redirects included.
  package var pageCount: Int { plan.files.count { $0.path.filePath.hasSuffix(".html") } }
  package var languageCount: Int { site?.editions.count ?? 0 }
}
