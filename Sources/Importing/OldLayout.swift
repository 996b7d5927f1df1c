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

  func located(_ files: [ImportFile]) -> [OldFile] {
    files.compactMap { locate($0) }
  }

  private func locate(_ file: ImportFile) -> OldFile? {
    var parts = file.path.split(separator: "/")
    guard let name = parts.popLast(), !name.hasPrefix("."), !isConfiguration(file.path) else {
      return nil
    }
    guard var (language, folder) = root(parts) else { return nil }
    let isPage = [".md", ".markdown", ".mdx"].contains { name.hasSuffix($0) }
    guard isPage else {
      let isText = [".toml", ".yml", ".yaml", ".js", ".ts", ".json", ".html", ".css", ".txt"]
        .contains { name.hasSuffix($0) }
      if isText && !name.hasPrefix("_category_") { return nil }
      return OldFile(
        file: file, kind: name.hasPrefix("_category_") ? .section : .asset,
        language: language ?? settings.source,
        folder: folder, name: String(name))
    }
    var stem = name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex)
    if let dot = stem.lastIndex(of: "."),
      let tag = settings.language(stem[stem.index(after: dot)...])
    {
      language = tag
      stem = stem[..<dot]
    }
    return page(file, String(stem), language ?? settings.source, folder)
  }

  /// Language, where a folder names it, and the folders below; nil outside the content.
  private func root(_ parts: [Substring]) -> (LanguageTag?, [String])? {
    var parts = parts[...]
    var language: LanguageTag?
    switch format {
    case .hugo, .zola:
      if let first = parts.first, first.hasPrefix("content"), let dot = first.firstIndex(of: ".") {
        language = settings.language(first[first.index(after: dot)...])
      }
      guard let first = parts.popFirst(), first.hasPrefix("content") || first == "static" else {
        return nil
      }
    case .mkdocs:
      guard parts.popFirst() == "docs" else { return nil }
    case .docusaurus:
      if parts.first == "i18n", parts.count >= 3,
        parts.dropFirst(2).first == "docusaurus-plugin-content-docs"
      {
        language = settings.language(parts.dropFirst().first ?? "")
        parts = parts.dropFirst(3)
        if parts.first == "current" { parts = parts.dropFirst() }
        return language.map { ($0, parts.map(String.init)) }
      }
      guard let first = parts.popFirst(), first == "docs" || first == "static" else { return nil }
    case .jekyll:
      if let first = parts.first, first.hasPrefix("_") {
        guard !["_layouts", "_includes", "_sass", "_data", "_site"].contains(first) else {
          return nil
        }
        parts = parts.dropFirst()
        if parts.isEmpty, first != "_posts" { return (nil, [String(first.dropFirst())]) }
      }
    case .zendesk: return nil
    }
    if language == nil, let first = parts.first, let tag = settings.language(first) {
      language = tag
      parts = parts.dropFirst()
    }
    return (language, parts.map(String.init))
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
    let undated = format == .jekyll ? stem.withoutDate : stem
    return OldFile(file: file, kind: .page, language: language, folder: folder, name: undated)
  }

  private func isConfiguration(_ path: String) -> Bool {
    ["README.md", "LICENSE", "LICENSE.md", "CONTRIBUTING.md"].contains(path)
  }
}

extension String {
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
