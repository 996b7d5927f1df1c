import Diagnostics
import HelpCenter

/// Where everything goes: a category is the first folder below what all pages share, deeper folders
/// are joined to its name; links and pictures follow.
struct NewPlaces {
  private let pageOfID: [String: OldPage]
  private let idOfName: [String: String]
  /// By language and path below the old content.
  private let assetOfPath: [LanguageTag: [String: OldFile]]
  private let settings: OldSettings
  private let format: ImportFormat
  private let indexed: Set<String>
  /// In the source language, of categories that have a page.
  private let titleOfCategory: [String: String]

  init(
    _ pages: [OldPage], assets: [OldFile], _ settings: OldSettings, _ format: ImportFormat
  ) {
    pageOfID = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
    var ids: [String: Set<String>] = [:]
    for page in pages where page.old.kind == .page {
      for name in [page.old.name, page.slug] { ids[name, default: []].insert(page.id) }
    }
    idOfName = ids.compactMapValues { $0.count == 1 ? $0.first : nil }
    var assetOfPath: [LanguageTag: [String: OldFile]] = [:]
    for asset in assets {
      let path = (asset.folder + [asset.name]).joined(separator: "/")
      assetOfPath[asset.language, default: [:]][path] = asset
    }
    self.assetOfPath = assetOfPath
    let sections = pages.filter { $0.old.kind == .section }
    indexed = Set(sections.map(\.newPath))
    titleOfCategory = Dictionary(
      sections.filter { $0.language == settings.source }.compactMap { page in
        page.title.map { (page.category, $0) }
      }
    ) { first, _ in first }
    self.settings = settings
    self.format = format
  }

  /// Gives each page its category and name; two of one path are told, the second is left out.
  static func givingNames(_ pages: [OldPage], _ problems: inout [Diagnostic]) -> [OldPage] {
    let articles = pages.filter { $0.old.kind == .page }
    var shared = articles.first?.old.folder ?? []
    for page in articles {
      shared = Array(zip(shared, page.old.folder).prefix { $0 == $1 }.map(\.0))
    }
    // Where nothing lies deeper, the shared folder is the one category.
    let homeDepth = articles.contains { $0.old.folder.count > shared.count } ? 0 : -1
    var first: [String: OldPage] = [:]
    return pages.compactMap { page in
      var page = page
      let below = Array(page.old.folder.dropFirst(shared.count))
      let isHome =
        page.old.kind == .section && page.old.folder.count <= max(0, shared.count + homeDepth)
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
      let order = page.old.folderPosition.map { "order: \($0)\n" } ?? ""
      let title = categoryTitle(page).yamlQuoted
      files[path] = ImportFile(path: path, text: "---\ntitle: \(title)\n\(order)---\n")
    }
    return files.values.sorted { $0.path < $1.path }
  }

  private func categoryTitle(_ page: OldPage) -> String {
    if let title = page.groupTitle { return title }
    let words = page.category.split(separator: "-").joined(separator: " ")
    let title = words.prefix(1).uppercased() + words.dropFirst()
    let label = titleOfCategory[page.category] ?? page.old.folder.last ?? title
    return settings.categoryNames[page.language]?[label] ?? title
  }

  enum Target {
    case kept
    case written(String)
    /// A picture of another site, which pages may not load.
    case external
    case lost
  }

  /// What a destination of an old page is in the new one. `assets` receives what is to be copied.
  func target(
    _ written: String, isImage: Bool = false, from page: OldPage, assets: inout CopiedAssets
  ) -> Target {
    var path = written
    if path.hasPrefix(settings.url) { path = String("/" + path.dropFirst(settings.url.count)) }
    if path.hasPrefix("#") || WebURL.scheme(of: path) != nil || path.hasPrefix("//") {
      return isImage ? .external : .kept
    }
    let fragment = path.firstIndex(of: "#").map { String(path[$0...]) } ?? ""
    let parts = resolve(
      String(path.prefix { $0 != "#" && $0 != "?" }).removingPercentEncoding, page)
    if let asset = asset(parts, for: page) {
      let names = (1...3).map { parts.suffix($0).joined(separator: "-") }
      let language = asset.language == settings.source ? settings.source : page.language
      let name = assets.copy(
        asset.file, to: "Content/\(language)/\(page.category)/\(page.name)", names: names)
      return .written("\(page.name)/\(name)".asLinkDestination)
    }
    if !isImage, let id = id(parts), let target = pageOfID[id] {
      return .written(link(to: target, from: page).asLinkDestination + fragment)
    }
    return written == path ? .lost : isImage ? .external : .kept
  }

  private func resolve(_ path: String, _ page: OldPage) -> [String] {
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
    if format == .docusaurus {
      last = last.withoutNumberPrefix.name
      parts = parts.map(\.withoutNumberPrefix.name)
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

  /// Of the page's own language, else of the source's, else of any.
  private func asset(_ parts: [String], for page: OldPage) -> OldFile? {
    let isNumbered = format == .docusaurus
    let folder = parts.dropLast().map { isNumbered ? $0.withoutNumberPrefix.name : $0 }
    let path = (folder + parts.suffix(1)).joined(separator: "/")
    let languages = [page.language, settings.source] + assetOfPath.keys.sorted()
    return languages.lazy.compactMap { assetOfPath[$0]?[path] }.first
  }

  private func link(to target: OldPage, from page: OldPage) -> String {
    let file = target.old.kind == .section ? "index.md" : target.name + ".md"
    if target.category.isEmpty { return page.category.isEmpty ? file : "../\(file)" }
    if target.category == page.category { return file }
    let up = page.category.isEmpty ? "" : "../"
    return "\(up)\(target.category)/\(file)"
  }
}

extension String {
  /// With what would end a destination in Markdown or a path in a URL percent-encoded.
  fileprivate var asLinkDestination: String {
    let special: Set<Unicode.Scalar> = Set("%?#()<> \\".unicodeScalars)
    guard unicodeScalars.contains(where: special.contains) else { return self }
    return unicodeScalars.map { scalar in
      special.contains(scalar)
        ? "%" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
    }.joined()
  }
}
