import Diagnostics
import HelpCenter

/// Where an old file stands: its language and folders, without what only the old tool needs.
struct OldFile {
  enum Kind { case page, section, asset }

  let file: ImportFile
  let kind: Kind
  let language: LanguageTag
  /// Below the content's root and the language.
  let folder: [String]
  /// Without ending and language; of an asset the whole name.
  let name: String
  /// A page that is a folder, with its assets beside it.
  var isBundle = false
  /// Where the old tool puts the page and its folder by a number before their names.
  var position: Int?
  var folderPosition: Int?

  var isAsset: Bool { kind == .asset }
}

/// How a tool lays out its files: one folder a language, one ending a language, or `i18n/`.
struct OldLayout {
  private let format: ImportFormat
  private let settings: OldSettings

  init(_ format: ImportFormat, _ settings: OldSettings) {
    self.format = format
    self.settings = settings
  }

  /// Pages outside the folders of the documentation are told, one message a folder.
  func located(_ files: [ImportFile], _ problems: inout [Diagnostic]) -> [OldFile] {
    var outside: [String: [String]] = [:]
    let located = files.compactMap { file -> OldFile? in
      let folders = file.path.split(separator: "/").dropLast()
      if root(Array(folders)) == nil, file.isPage, !folders.isEmpty {
        let depth = folders.first == "i18n" ? 3 : 1
        outside[folders.prefix(depth).joined(separator: "/"), default: []].append(file.path)
      }
      return locate(file)
    }
    problems += outside.sorted { $0.key < $1.key }.map { folder, paths in
      let message = "\"\(folder)\" is no part of the documentation, pages left out: \(paths.count)"
      return .lost(message, at: Place(file: paths[0]))
    }
    return located
  }

  private func locate(_ file: ImportFile) -> OldFile? {
    var parts = file.path.split(separator: "/")
    guard let name = parts.popLast(), !name.hasPrefix("."), !isConfiguration(file.path) else {
      return nil
    }
    guard var (language, folder) = root(parts) else { return nil }
    var positions: [Int?] = []
    if format == .docusaurus {
      positions = folder.map(\.withoutNumberPrefix.position)
      folder = folder.map(\.withoutNumberPrefix.name)
    }
    guard file.isPage else {
      let isSettings = [".toml", ".yml", ".yaml", ".js", ".ts", ".json", ".css", ".txt"]
        .contains { name.hasSuffix($0) }
      let isSection = format == .docusaurus && name.hasPrefix("_category_")
      if isSettings && !isSection || format == .jekyll && isOfTheme(file.path) { return nil }
      return OldFile(
        file: file, kind: isSection ? .section : .asset, language: language ?? settings.source,
        folder: folder, name: String(name), folderPosition: positions.last ?? nil)
    }
    var stem = name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex)
    if let dot = stem.lastIndex(of: "."),
      let tag = settings.language(stem[stem.index(after: dot)...])
    {
      language = tag
      stem = stem[..<dot]
    }
    var page = page(file, String(stem), language ?? settings.source, folder)
    page.folderPosition = positions.last ?? nil
    return page
  }

  /// Language, where a folder names it, and the folders below; nil outside the content.
  private func root(_ parts: [Substring]) -> (LanguageTag?, [String])? {
    let parts = parts.map(String.init)
    if format == .docusaurus, parts.first == "i18n" { return translationRoot(parts) }
    guard var (language, rest) = contentRoot(parts) else { return nil }
    if language == nil, let first = rest.first, let tag = settings.language(first[...]) {
      language = tag
      rest.removeFirst()
    }
    return (language, rest)
  }

  private func contentRoot(_ parts: [String]) -> (LanguageTag?, [String])? {
    if let known = settings.contentFolders.first(where: { parts.starts(with: $0.folder) }) {
      return (known.language, Array(parts.dropFirst(known.folder.count)))
    }
    let first = parts.first ?? ""
    let rest = Array(parts.dropFirst())
    switch format {
    case .hugo, .zola:
      guard first.hasPrefix("content") || first == "static" else { return nil }
      let dot = first.firstIndex(of: ".")
      return (dot.flatMap { settings.language(first[first.index(after: $0)...]) }, rest)
    case .mkdocs: return first == "docs" ? (nil, rest) : nil
    case .docusaurus: return first == "docs" || first == "static" ? (nil, rest) : nil
    case .jekyll:
      guard first.hasPrefix("_") else { return (nil, parts) }
      let isTheme = ["_layouts", "_includes", "_sass", "_data", "_site", "_plugins"]
      if isTheme.contains(first) { return nil }
      return (nil, rest.isEmpty && first != "_posts" ? [String(first.dropFirst())] : rest)
    case .zendesk: return nil
    }
  }

  /// Docusaurus: `i18n/LANG/docusaurus-plugin-content-docs/current/`
  private func translationRoot(_ parts: [String]) -> (LanguageTag?, [String])? {
    guard parts.count >= 3, parts[2] == "docusaurus-plugin-content-docs",
      let language = settings.language(parts[1][...])
    else { return nil }
    let isCurrent = parts.count > 3 && parts[3] == "current"
    return (language, Array(parts.dropFirst(isCurrent ? 4 : 3)))
  }

  private func page(
    _ file: ImportFile, _ stem: String, _ language: LanguageTag, _ folder: [String]
  ) -> OldFile {
    let isSection = stem == "_index" || stem == "index" && format != .zola && format != .hugo
    if isSection {
      return OldFile(file: file, kind: .section, language: language, folder: folder, name: "index")
    }
    if stem == "index", let last = folder.last {
      return OldFile(
        file: file, kind: .page, language: language, folder: folder.dropLast(), name: last,
        isBundle: true)
    }
    let (position, name): (Int?, String) =
      switch format {
      case .docusaurus: stem.withoutNumberPrefix
      case .jekyll: (nil, stem.withoutDate)
      default: (nil, stem)
      }
    return OldFile(
      file: file, kind: .page, language: language, folder: folder, name: name, position: position)
  }

  private func isConfiguration(_ path: String) -> Bool {
    ["README.md", "LICENSE", "LICENSE.md", "CONTRIBUTING.md"].contains(path)
  }

  /// Jekyll has no folder of its own for content: what is no page and lies at the root is of the
  /// project.
  private func isOfTheme(_ path: String) -> Bool { !path.contains("/") }
}

extension ImportFile {
  var isPage: Bool { [".md", ".markdown", ".mdx"].contains { name.hasSuffix($0) } }
}

extension String {
  /// `01-name` → 1 and `name`, as Docusaurus reads it: dates and versions are no positions.
  var withoutNumberPrefix: (position: Int?, name: String) {
    guard let match = wholeMatch(of: /(\d{1,6})\s*[-_.]+\s*([^-_.\s\d].*)/) else {
      return (nil, self)
    }
    return (Int(match.1), String(match.2))
  }

  /// `2026-01-31-name` → `name`
  fileprivate var withoutDate: String {
    let date = prefix(11)
    let isDate =
      date.count == 11
      && date.enumerated().allSatisfy { index, character in
        [4, 7, 10].contains(index) ? character == "-" : character.isNumber
      }
    return isDate ? String(dropFirst(11)) : self
  }
}
