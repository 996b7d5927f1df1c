import Diagnostics
import HelpCenter

/// Where everything goes: a category is the first folder below what all pages share, deeper folders
/// are joined to its name; links and pictures follow.
struct NewPlaces {
  private let pageOfID: [String: OldPage]
  private let idOfName: [String: String]
  private let assetOfPath: [String: ImportFile]
  private let settings: OldSettings
  private let indexed: Set<String>

  init(_ pages: [OldPage], assets: [OldFile], settings: OldSettings) {
    pageOfID = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
    var ids: [String: Set<String>] = [:]
    for page in pages where page.old.kind == .page {
      for name in [page.old.name, page.slug] { ids[name, default: []].insert(page.id) }
    }
    idOfName = ids.compactMapValues { $0.count == 1 ? $0.first : nil }
    assetOfPath = Dictionary(
      assets.map { (($0.folder + [$0.name]).joined(separator: "/"), $0.file) }
    ) { first, _ in first }
    indexed = Set(pages.filter { $0.old.kind == .section }.map(\.newPath))
    self.settings = settings
  }

  /// Gives each page its category and name; two of one path are told, the second is left out.
  static func givingNames(_ pages: [OldPage], _ problems: inout [Diagnostic]) -> [OldPage] {
    let articles = pages.filter { $0.old.kind == .page }
    var shared = articles.first?.old.folder ?? []
    for page in articles {
      shared = Array(zip(shared, page.old.folder).prefix { $0 == $1 }.map(\.0))
    }
    var first: [String: OldPage] = [:]
    return pages.compactMap { page in
      var page = page
      let below = Array(page.old.folder.dropFirst(shared.count))
      let isHome = page.old.kind == .section && page.old.folder.count <= shared.count
      let names = below.map { Slug.of($0) }.filter { !$0.isEmpty }
      let whole = names.isEmpty ? Slug.of(shared.last ?? "general") : names.joined(separator: "-")
      page.category = isHome ? "" : whole.isEmpty ? "general" : whole
      page.name = page.old.name == "index" ? "overview" : page.old.name
      if let other = first[page.newPath] {
        problems.append(
          Diagnostic(
            .warning, "not-imported", "its new place \"\(page.newPath)\" is taken",
            at: Place(file: page.source.path),
            notes: [Diagnostic.Note("by this file", at: Place(file: other.source.path))]))
        return nil
      }
      first[page.newPath] = page
      return page
    }
  }

  /// An `index.md` for each category that had none, its title from the pages in it.
  func categoryIndexes(_ pages: [OldPage]) -> [ImportFile] {
    var files: [String: ImportFile] = [:]
    for page in pages where page.old.kind == .page {
      let path = "Content/\(page.language)/\(page.category)/index.md"
      guard !indexed.contains(path), files[path] == nil else { continue }
      let words = page.category.split(separator: "-").joined(separator: " ")
      let title = page.groupTitle ?? words.prefix(1).uppercased() + words.dropFirst()
      files[path] = ImportFile(path: path, text: "---\ntitle: \(title.yamlQuoted)\n---\n")
    }
    return files.values.sorted { $0.path < $1.path }
  }

  enum Target {
    case kept
    case written(String)
    case lost
  }

  /// What a destination of an old page is in the new one. `assets` receives pictures to be copied.
  func target(
    _ written: String, from page: OldPage, assets: inout [ImportFile]
  ) -> Target {
    if written.hasPrefix("#") || WebURL.scheme(of: written) != nil || written.hasPrefix("//") {
      return .kept
    }
    let path = String(written.prefix { $0 != "#" && $0 != "?" }).removingPercentEncoding
    let fragment = written.firstIndex(of: "#").map { String(written[$0...]) } ?? ""
    let parts = resolve(path, from: page)
    let asset = asset(parts)
    if asset == nil, let id = id(parts), let target = pageOfID[id] {
      return .written(link(to: target, from: page) + fragment)
    }
    if let file = asset {
      let name =
        (page.old.folder + [page.old.name] == Array(parts.dropLast())
        ? parts.suffix(1) : parts.suffix(2))
        .joined(separator: "-")
      let new = "Content/\(settings.source)/\(page.category)/\(page.name)/\(name)"
      assets.append(ImportFile(path: new, bytes: file.bytes))
      return .written("\(page.name)/\(name)".replacing(" ", with: "%20"))
    }
    return .lost
  }

  private func resolve(_ path: String, from page: OldPage) -> [String] {
    var parts: [String] = []
    if !path.hasPrefix("/"), !path.hasPrefix("@/") {
      parts = page.old.folder + (page.old.isBundle ? [page.old.name] : [])
    }
    let rest = path.hasPrefix("@/") ? path.dropFirst(2) : path[...]
    for part in rest.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }

  /// The page that a path leads to: with or without ending, language and the prefix of the old
  /// site; by its name alone where only one has it.
  private func id(_ parts: [String]) -> String? {
    var parts = parts
    guard var last = parts.popLast() else { return nil }
    for ending in [".md", ".mdx", ".markdown", ".html"] where last.hasSuffix(ending) {
      last = String(last.dropLast(ending.count))
    }
    if let dot = last.lastIndex(of: "."), settings.language(last[last.index(after: dot)...]) != nil
    {
      last = String(last[..<dot])
    }
    if last != "index", last != "_index" { parts.append(last) }
    for start in 0...min(2, parts.count) {
      let id = parts.dropFirst(start).joined(separator: "/")
      if pageOfID[id] != nil { return id }
      if pageOfID[id + "/index"] != nil { return id + "/index" }
    }
    return parts.last.flatMap { idOfName[$0] }
  }

  private func asset(_ parts: [String]) -> ImportFile? {
    assetOfPath[parts.joined(separator: "/")]
  }

  private func link(to target: OldPage, from page: OldPage) -> String {
    let file = target.old.kind == .section ? "index.md" : target.name + ".md"
    if target.category.isEmpty { return page.category.isEmpty ? file : "../\(file)" }
    if target.category == page.category { return file.replacing(" ", with: "%20") }
    let up = page.category.isEmpty ? "" : "../"
    return "\(up)\(target.category)/\(file)".replacing(" ", with: "%20")
  }
}
