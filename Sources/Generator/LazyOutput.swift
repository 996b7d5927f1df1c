package import HelpCenter
import Theming

/// An output whose files are made when they are asked for, each in about a millisecond.
package struct LazyOutput: Sendable {
  package let site: Site
  private let plan: OutputPlan
  /// Index into `plan.files`.
  private let fileOfPath: [String: Int]

  /// Costs one dictionary entry a file.
  init(site: Site, plan: OutputPlan) {
    self.site = site
    self.plan = plan
    var fileOfPath: [String: Int] = [:]
    fileOfPath.reserveCapacity(plan.files.count)
    for (index, file) in plan.files.enumerated() { fileOfPath[file.path.filePath] = index }
    self.fileOfPath = fileOfPath
  }

  private init(site: Site, plan: OutputPlan, fileOfPath: [String: Int]) {
    self.site = site
    self.plan = plan
    self.fileOfPath = fileOfPath
  }

  /// The same files, made from a site in which only texts of articles are others.
  func replacing(_ site: Site) -> LazyOutput {
    var plan = plan
    plan.rendering = plan.rendering?.replacing(site)
    return LazyOutput(site: site, plan: plan, fileOfPath: fileOfPath)
  }

  /// In no order.
  package var paths: some Collection<String> { fileOfPath.keys }

  package func contains(_ path: String) -> Bool { fileOfPath[path] != nil }

  /// The bytes of the file at `path` in the output folder; nil when there is none.
  package func bytes(of path: String) throws -> [UInt8]? {
    guard let index = fileOfPath[path] else { return nil }
    return try plan.bytes(of: plan.files[index])
  }

  /// The language whose search files the one at `path` is among, in a build that indexes later.
  package func searchedLanguage(of path: String) -> LanguageTag? {
    site.editions.map(\.language).first { language in
      ["assets/search/", "assets/answers/"].contains { folder in
        [".", "/"].contains { path.hasPrefix("\(folder)\(language)\($0)") }
      }
    }
  }

  /// Search and answer files of a language, by path in the output folder. Costs about a millisecond
  /// an article.
  package func searchFiles(of language: LanguageTag) async -> [String: [UInt8]] {
    guard let rendering = plan.rendering, let edition = site.edition(language) else { return [:] }
    let indexed = await IndexedEdition.index(edition, rendering)
    var files = Dictionary(
      indexed.files.map { ($0.path.filePath, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let first = indexed.files.first { site.settings.url($0.path) == indexed.first }
    files[IndexedEdition.laterPath(language).filePath] = first?.bytes
    return files
  }
}
