package import Diagnostics
package import HelpCenter
import Mustache

extension Theme {
  /// The files of the theme that travels in the binary, by path below its folder.
  package static let defaultFiles: [String: SourceText] = Dictionary(
    uniqueKeysWithValues: defaultThemeFiles.map { file in
      (file.path, SourceText(path: "Themes/Default/\(file.path)", text: file.text))
    })

  /// Reads a theme. A file it lacks is the default theme's, so that a theme may consist of the few
  /// files in which it differs. Of the default theme's words only those are read that `languages`
  /// need.
  package static func load(
    name: String, files own: [String: SourceText], languages: [LanguageTag]
  ) -> Checked<Theme> {
    let needed = Set(languages.flatMap { [$0] + Self.nearest(to: $0) }.map { "Strings/\($0).yml" })
    let files = defaultFiles.filter { path, _ in
      !path.hasPrefix("Strings/") || path == "Strings/en.yml" || needed.contains(path)
    }.merging(own) { $1 }
    var loading = ThemeLoading(files: files)
    let manifest = loading.manifest()
    let icons = loading.icons()
    let english = LanguageTag("en").map { loading.words($0, known: nil) }
    let sourceWords = english ?? Words(language: LanguageTag("en")!)
    let words = loading.allWords(source: sourceWords)
    let templates = loading.templates(icons: icons, words: sourceWords)
    let theme = Theme(
      name: name, templateSources: templates,
      styles: manifest.styles.map(\.text).joined(separator: "\n"),
      scripts: loading.files(below: "Scripts/").map { ($0.name, $0.source.text) },
      entryScript: manifest.script, icons: icons, words: words, sourceWords: sourceWords)
    return Checked(theme, loading.diagnostics)
  }
}

private struct ThemeLoading {
  let files: [String: SourceText]
  var diagnostics: [Diagnostic] = []

  init(files: [String: SourceText]) { self.files = files }

  func files(below folder: String, ending: String = "") -> [(name: String, source: SourceText)] {
    files.keys.filter { $0.hasPrefix(folder) && $0.hasSuffix(ending) }.sorted().compactMap { path in
      files[path].map { (String(path.dropFirst(folder.count).dropLast(ending.count)), $0) }
    }
  }

  mutating func manifest() -> (styles: [SourceText], script: String) {
    guard let source = files["theme.yml"] else { return ([], "main.js") }
    let parsed = YAMLNode.parse(source)
    diagnostics += parsed.diagnostics
    let known = ["name", "styles", "script"]
    for entry in parsed.value?.entries ?? [] {
      guard let key = entry.key.text, !known.contains(key) else { continue }
      let message = "unknown key \"\(key)\"".suggesting(nearestName(to: key, among: known))
      diagnostics.append(.warning("unknown-key", message, at: entry.key.place(in: source)))
    }
    var styles: [SourceText] = []
    for node in parsed.value?["styles"]?.items ?? [] {
      guard let file = node.text, let style = files["Styles/\(file)"] else {
        missing(node, folder: "Styles/", in: source)
        continue
      }
      styles.append(style)
    }
    let script = parsed.value?["script"]
    if let script, files["Scripts/\(script.text ?? "")"] == nil {
      missing(script, folder: "Scripts/", in: source)
    }
    return (styles, script?.text ?? "main.js")
  }

  private mutating func missing(_ node: YAMLNode, folder: String, in source: SourceText) {
    let names = files(below: folder).map(\.name)
    let message = "there is no file \"\(folder)\(node.text ?? "")\""
      .suggesting(nearestName(to: node.text ?? "", among: names))
    diagnostics.append(.error("missing-theme-file", message, at: node.place(in: source)))
  }

  func icons() -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: files(below: "Icons/", ending: ".svg").map {
        ($0.name, $0.source.text.trimmed)
      })
  }

  mutating func words(_ language: LanguageTag, known: Words?) -> Words {
    guard let source = files["Strings/\(language).yml"] else { return Words(language: language) }
    let parsed = Words.parse(source, language: language, known: known)
    diagnostics += parsed.diagnostics
    return parsed.value
  }

  mutating func allWords(source: Words) -> [LanguageTag: Words] {
    var all: [LanguageTag: Words] = [:]
    for (name, file) in files(below: "Strings/", ending: ".yml") {
      guard let language = LanguageTag(name), language.text == name else {
        let message = "\"\(name)\" is not a BCP 47 language tag"
        diagnostics.append(.error("invalid-language", message, at: Place(file: file.path)))
        continue
      }
      all[language] =
        language == source.language
        ? source : words(language, known: source).completed(by: source)
    }
    return all
  }

  /// Compiles the templates and checks the names they use.
  mutating func templates(icons: [String: String], words: Words) -> [String: SourceText] {
    var sources: [String: SourceText] = [:]
    for (name, source) in files(below: "Templates/", ending: ".mustache") {
      do {
        _ = try MustacheTemplate(string: source.text)
        sources[name] = source
      } catch {
        diagnostics.append(problem(error, in: source))
      }
    }
    var check = TemplateCheck(templates: sources)
    let shared = TemplateNames().adding("icons", icons.keys).withWords(words)
    for name in ["header", "footer"] {
      check.check(name, names: TemplateNames.furniture.merging(shared))
    }
    for (name, names) in TemplateNames.pages.sorted(by: { $0.key < $1.key }) {
      check.check(name, names: TemplateNames.page.merging(shared).merging(names))
    }
    diagnostics += check.diagnostics
    return sources.mapValues { SourceText(path: $0.path, text: $0.text.withoutIndentation) }
  }

  private func problem(_ error: any Error, in source: SourceText) -> Diagnostic {
    guard let error = error as? MustacheTemplate.ParserError else {
      return .error("template", "template cannot be read: \(error)", at: Place(file: source.path))
    }
    return .error(
      "template", "template cannot be read: \(error.error)".lowercasedFirst,
      at: source.place(line: error.context.lineNumber))
  }
}

extension TemplateNames {
  fileprivate func withWords(_ words: Words) -> TemplateNames {
    var groups = TemplateNames()
    for (group, entries) in words.groups {
      var keys = TemplateNames()
      for case (let key, .text) in entries { keys.add(key, TemplateNames()) }
      groups.add(group, keys)
    }
    var added = self
    added.add("words", groups)
    return added
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Indentation is for the reader of a template. Left in, swift-mustache would indent every line
  /// of an included template, and look at every character to do so.
  fileprivate var withoutIndentation: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " || $0 == "\t" } }
      .joined(separator: "\n")
  }
}
