import Diagnostics
import HelpCenter
import Theming

/// One file of the content, read and parsed by itself. Handed on many times, so it is a reference.
indirect enum ParsedFile: Sendable {
  case article(Article)
  case category(CategoryIndex)
  case home(HomeIndex)
  case words(LanguageTag, SourceText)
  case questions(QuestionList)
  case asset(Asset)
  /// Gone between scanning and reading.
  case missing

  static func parse(_ file: Scan.File, in folder: ProjectFolder) throws(DiskError) -> Checked<
    ParsedFile
  > {
    if case .asset = file.kind {
      guard let bytes = try Disk.read(folder.path(of: file.path)) else { return Checked(.missing) }
      return Checked(.asset(Asset(path: file.path.belowContent, bytes: bytes)))
    }
    guard let text = try folder.text(file.path) else { return Checked(.missing) }
    let parsed = parse(text.value, kind: file.kind)
    let diagnostics = text.diagnostics + parsed.diagnostics
    if case .questions = file.kind { return Checked(parsed.value, diagnostics.unpublished()) }
    return Checked(parsed.value, diagnostics)
  }

  private static func parse(_ text: SourceText, kind: Scan.File.Kind) -> Checked<ParsedFile> {
    switch kind {
    case .article(let language, let category, let name):
      Article.parse(text, language: language, category: category, name: name).map { .article($0) }
    case .category(let language, let name):
      CategoryIndex.parse(text, language: language, name: name).map { .category($0) }
    case .home(let language): HomeIndex.parse(text, language: language).map { .home($0) }
    case .words(let language): Checked(.words(language, text))
    case .questions(let language):
      QuestionList.parse(text, language: language).map { .questions($0) }
    case .asset: Checked(.missing)
    }
  }
}

extension ParsedProject {
  mutating func add(_ file: ParsedFile) {
    switch file {
    case .article(let article): articles.append(article)
    case .category(let index): categories.append(index)
    case .home(let index): homes.append(index)
    case .questions(let list): questionLists.append(list)
    case .asset(let asset): assets[asset.path] = asset
    case .words, .missing: break
    }
  }
}

extension String {
  /// `Content/en/a.png` → `en/a.png`
  fileprivate var belowContent: String { hasPrefix("Content/") ? String(dropFirst(8)) : self }
}
