import HelpCenter

/// The theme's own files in the output: one stylesheet, the scripts, the words scripts need.
struct ThemeAssets: Sendable {
  let files: [OutputFile]
  let stylesheet: SitePath
  /// The theme's `Icons/favicon.svg` in the site's colour.
  let favicon: SitePath?
  let entryScript: SitePath
  let scriptFolder: SitePath
  private let words: [LanguageTag: SitePath]

  /// `words` by edition.
  init(_ theme: Theme, color: String?, words: [(LanguageTag, Words)]) {
    let accent = color.flatMap { AccentColor($0) }
    let style = OutputFile(
      asset: "style", ending: "css", bytes: Array(((accent?.styles ?? "") + theme.styles).utf8))
    let icon = theme.icons["favicon"].map { icon in
      let coloured = icon.replacing("currentColor", with: accent?.light ?? "#3b5bdb")
      return OutputFile(asset: "favicon", ending: "svg", bytes: Array(coloured.utf8))
    }
    let folder = Self.scriptFolder(theme)
    let scripts = theme.scripts.map { script in
      OutputFile(Self.path(script.path, in: folder), text: script.text)
    }
    var wordFiles: [OutputFile] = []
    var wordPaths: [LanguageTag: SitePath] = [:]
    for (language, words) in words {
      let file = OutputFile(
        asset: "words/\(language)", ending: "json", bytes: Array((words.json.text + "\n").utf8))
      wordFiles.append(file)
      wordPaths[language] = file.path
    }
    files = [style] + (icon.map { [$0] } ?? []) + scripts + wordFiles
    favicon = icon?.path
    stylesheet = style.path
    scriptFolder = folder
    entryScript = Self.path(theme.entryScript, in: folder)
    self.words = wordPaths
  }

  func wordsPath(_ language: LanguageTag) -> SitePath { words[language] ?? stylesheet }

  /// All scripts lie in one folder named by the hash of them all: modules import each other by
  /// their relative names, which therefore stay as they are.
  private static func scriptFolder(_ theme: Theme) -> SitePath {
    var hash = ContentHash()
    for script in theme.scripts {
      hash.add(script.path)
      hash.add(script.text)
    }
    return .page("assets", "scripts.\(hash.name)")
  }

  private static func path(_ script: String, in folder: SitePath) -> SitePath {
    let parts = script.split(separator: "/").map(String.init)
    let parent = parts.dropLast().reduce(folder) { $0.appending(page: $1) }
    return parent.appending(file: parts.last ?? "")
  }
}
