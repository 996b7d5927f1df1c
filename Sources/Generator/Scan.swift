import Diagnostics
import HelpCenter

/// What lies in a project, by path, before anything but the settings is read.
struct Scan: Sendable {
  struct File: Sendable {
    enum Kind: Sendable {
      case article(LanguageTag, category: String, name: String)
      case category(LanguageTag, name: String)
      case home(LanguageTag)
      case words(LanguageTag)
      case questions(LanguageTag)
      case asset
    }
    let kind: Kind
    /// Relative to the project.
    let path: String
  }

  /// Sorted by path.
  private(set) var files: [File] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let folder: ProjectFolder

  private init(_ folder: ProjectFolder) { self.folder = folder }

  /// The files of the languages of `settings` below `Content/`.
  static func content(of folder: ProjectFolder, _ settings: SiteSettings) throws(DiskError) -> Scan
  {
    var scan = Scan(folder)
    for language in settings.languages { try scan.scan(language, settings) }
    try scan.reportUnlistedLanguages(settings)
    if let logo = settings.brand.logo, !scan.files.contains(where: { $0.path == "Content/\(logo)" })
    {
      scan.files.append(File(kind: .asset, path: "Content/\(logo)"))
    }
    scan.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return scan
  }

  private mutating func scan(_ language: LanguageTag, _ settings: SiteSettings) throws(DiskError) {
    let root = "Content/\(language)"
    guard let entries = try entries(of: root) else {
      let place = settings.file.place(ofFirst: language.text)
      let message = "language \"\(language)\" has no folder \"\(root)\""
      diagnostics.append(.warning("missing-language-folder", message, at: place))
      return
    }
    if leadsOut(root) { return diagnostics.append(.leadsOut(root)) }
    for entry in entries {
      let path = "\(root)/\(entry.name)"
      if entry.isFolder {
        try scanCategory(entry.name, language, path: path)
      } else {
        scanRootFile(entry.name, language, path: path)
      }
    }
  }

  /// The files and folders in a folder of the project. What is neither, and a link that leads out of
  /// the project and would publish what lies there, is a problem.
  private mutating func entries(of path: String) throws(DiskError) -> [Disk.Entry]? {
    guard let entries = try Disk.entries(of: folder.path(of: path)) else { return nil }
    return entries.filter { entry in
      let problem: Diagnostic? =
        if entry.kind == .neither {
          .notAFile("\(path)/\(entry.name)")
        } else if entry.isLink, leadsOut("\(path)/\(entry.name)") {
          .leadsOut("\(path)/\(entry.name)")
        } else {
          nil
        }
      if let problem { diagnostics.append(problem) }
      return problem == nil
    }
  }

  private func leadsOut(_ path: String) -> Bool {
    guard let root = Disk.realPath(folder.path), let real = Disk.realPath(folder.path(of: path))
    else { return true }
    return !real.hasPrefix(root + "/")
  }

  private mutating func scanRootFile(_ name: String, _ language: LanguageTag, path: String) {
    switch name {
    case "index.md": files.append(File(kind: .home(language), path: path))
    case "strings.yml": files.append(File(kind: .words(language), path: path))
    case "questions.yml": files.append(File(kind: .questions(language), path: path))
    default:
      if name.hasSuffix(".md") {
        diagnostics.append(.orphan(path))
      } else {
        files.append(File(kind: .asset, path: path))
      }
    }
  }

  private mutating func scanCategory(
    _ category: String, _ language: LanguageTag, path: String
  ) throws(DiskError) {
    for entry in try entries(of: path) ?? [] {
      let file = "\(path)/\(entry.name)"
      if entry.isFolder {
        try scanAssets(file, depth: 1)
      } else if entry.name == "index.md" {
        files.append(File(kind: .category(language, name: category), path: file))
      } else if entry.name.hasSuffix(".md") {
        let name = String(entry.name.dropLast(3))
        files.append(File(kind: .article(language, category: category, name: name), path: file))
      } else {
        files.append(File(kind: .asset, path: file))
      }
    }
  }

  /// Folders inside a category hold pictures, at most eight levels deep; an article there belongs
  /// to no category.
  private mutating func scanAssets(_ path: String, depth: Int) throws(DiskError) {
    guard depth <= 8 else { return }
    for entry in try entries(of: path) ?? [] {
      let file = "\(path)/\(entry.name)"
      if entry.isFolder {
        try scanAssets(file, depth: depth + 1)
      } else if entry.name.hasSuffix(".md") {
        diagnostics.append(.orphan(file))
      } else {
        files.append(File(kind: .asset, path: file))
      }
    }
  }

  private mutating func reportUnlistedLanguages(_ settings: SiteSettings) throws(DiskError) {
    for entry in try Disk.entries(of: folder.path(of: "Content")) ?? [] where entry.isFolder {
      guard entry.name != "preview" else { continue }
      let place = Place(file: "Content/\(entry.name)")
      guard let tag = LanguageTag(entry.name) else {
        let message = "folder \"\(entry.name)\" is not a BCP 47 language tag, it is left out"
        diagnostics.append(.warning("invalid-language", message, at: place))
        continue
      }
      if !settings.languages.contains(tag) {
        let message =
          "language \"\(entry.name)\" is not among \"languages\" in site.yml, it is left out"
        diagnostics.append(.warning("unlisted-language", message, at: place))
      } else if tag.text != entry.name {
        let message = "folder \"\(entry.name)\" must be called \"\(tag)\""
        diagnostics.append(.error("invalid-language", message, at: place))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func notAFile(_ path: String) -> Diagnostic {
    .error(
      "not-a-file", "what lies in a language's folder is a file, a folder, or a link to one",
      at: Place(file: path))
  }

  fileprivate static func leadsOut(_ path: String) -> Diagnostic {
    .error(
      "link-leads-out", "a symbolic link must stay within the project", at: Place(file: path))
  }

  fileprivate static func orphan(_ path: String) -> Diagnostic {
    .error(
      "orphan-article", "an article lies in a category, Content/LANG/CATEGORY/NAME.md",
      at: Place(file: path))
  }
}
