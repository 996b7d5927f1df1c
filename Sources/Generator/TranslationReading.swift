package import Diagnostics
import Foundation
package import HelpCenter
package import Translations

/// The translations of a project, without what a build makes of them.
package struct TranslationReading: Sendable {
  package let settings: SiteSettings
  package let translations: Translations

  /// Nil when the settings cannot be read. The diagnostics are those of the translations; what is
  /// wrong with a file itself is told by `check`.
  package static func read(_ folder: ProjectFolder) async throws -> Checked<TranslationReading?> {
    // Nearly every project needs it, and it takes as long as parsing does.
    async let history = GitHistory.readingApart(folder.path)
    let parsed = try await parsedProject(folder)
    guard let project = parsed.value else { return Checked(nil, parsed.diagnostics) }
    let judging = try await judging(project)
    let translations = try await judging.judge(judging.needsHistory ? await history : nil)
    let glossary = try folder.glossary(project.settings)
    let checks = try await concurrentMap(translations.value.checks(glossary.value)) { $0() }
    let reading = TranslationReading(settings: project.settings, translations: translations.value)
    let problems = translations.diagnostics + glossary.diagnostics + checks.joined()
    return Checked(reading, problems.sortedOnce())
  }

  /// The translations without a judgement, drafts included.
  package static func pairs(of folder: ProjectFolder) async throws -> Checked<TranslationPairs?> {
    try await parsedProject(folder).map { project in
      guard var project else { return nil }
      project.includesDrafts = true
      return TranslationPairs(project)
    }
  }

  private static func parsedProject(_ folder: ProjectFolder) async throws -> Checked<ParsedProject?>
  {
    let settings = try folder.settings(baseURL: nil)
    guard let siteSettings = settings.value else {
      return Checked(nil, settings.diagnostics.sortedOnce())
    }
    let scan = try Scan.content(of: folder, siteSettings)
    scan.beginReading(folder)
    let texts = scan.files.filter { if case .article = $0.kind { true } else { false } }
    let files = try await concurrentMap(texts) { try ParsedFile.parse($0, in: folder) }
    var project = ParsedProject(settings: siteSettings)
    for file in files { project.add(file.value) }
    return Checked(project)
  }

  /// Asks git only if a translation needs it and readers are told.
  static func judge(
    _ project: ParsedProject, in folder: ProjectFolder
  ) async throws -> Checked<Translations> {
    let judging = try await judging(project)
    let isWanted = judging.needsHistory && project.settings.notices.stale
    return try await judging.judge(isWanted ? GitHistory.reading(folder.path) : nil)
  }

  private static func judging(_ project: ParsedProject) async throws -> Judging {
    let pairs = TranslationPairs(project)
    return Judging(pairs, phantoms: try await phantoms(pairs))
  }

  /// One a pair.
  private static func phantoms(_ pairs: TranslationPairs) async throws -> [Phantom?] {
    let ofSource = Dictionary(grouping: pairs.pairs.indices) { pairs.pairs[$0].source.file.path }
    let groups = Array(ofSource.values)
    let found = try await concurrentMap(groups) { group in
      Phantom.among(group.map { pairs.pairs[$0] })
    }
    var phantoms = [Phantom?](repeating: nil, count: pairs.pairs.count)
    for (group, found) in zip(groups, found) {
      for (index, phantom) in zip(group, found) { phantoms[index] = phantom }
    }
    return phantoms
  }
}

extension ProjectFolder {
  /// Sets `sourceRevision` of a translation to the source's revision of now, as a whole or not at
  /// all. False where the file has no front matter.
  package func markTranslated(_ pair: TranslationPair) throws(DiskError) -> Bool {
    guard let text = pair.translation.file.settingSourceRevision(pair.source.content.revision)
    else {
      return false
    }
    guard text != pair.translation.file else { return true }
    let target = path(of: text.path)
    try Disk.write(text.bytes, toNew: target + ".new")
    guard rename(target + ".new", target) == 0 else { throw DiskError("write", target) }
    return true
  }
}
