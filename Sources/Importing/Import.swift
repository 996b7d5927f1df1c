package import Diagnostics
import HelpCenter

/// Which tool an existing help center was made with.
package enum ImportFormat: String, CaseIterable, Sendable {
  case hugo, docusaurus, zola, mkdocs, jekyll, zendesk
}

/// A file by its path, relative to the folder that is imported or to the new project.
package struct ImportFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Turns an existing help center into the files of a project. What cannot be carried over is a
/// warning at its place in the old files; nothing is lost in silence.
package enum Import {
  package static func files(
    _ files: [ImportFile], from format: ImportFormat
  ) -> Checked<[ImportFile]> {
    let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    if format == .zendesk { return ZendeskExport.files(files) }
    var problems: [Diagnostic] = []
    let settings = OldSettings(files, format, &problems)
    let located = OldLayout(format, settings).located(files, &problems)
    var pages = located.compactMap { OldPage($0, settings, &problems) }
    pages = NewPlaces.givingNames(pages, &problems)
    var addresses: Set<String> = []
    for index in pages.indices { pages[index].takeAliases(&addresses, &problems) }
    let places = NewPlaces(pages, assets: located.filter(\.isAsset), settings, format)
    var output: [ImportFile] = []
    var assets = CopiedAssets()
    for page in pages {
      var body = OldBody(page, places, format)
      swap(&body.assets, &assets)
      output.append(ImportFile(path: page.newPath, text: body.converted()))
      swap(&body.assets, &assets)
      problems += body.problems
    }
    output += places.categoryIndexes(pages)
    output += assets.files
    problems += assets.problems(ofUnused: located.filter(\.isAsset))
    let languages = settings.languages(of: pages)
    output.append(ImportFile(path: "Content/site.yml", text: settings.siteYAML(languages)))
    return Checked(output.sorted { $0.path < $1.path }, problems)
  }
}

extension ImportFile {
  /// What a build refuses to read as a text, in bytes.
  private static let maximumText = 8 << 20

  /// The file as a text, without a byte order mark. What is not UTF-8 is told and replaced; nil
  /// where the file is no text at all.
  func text(_ problems: inout [Diagnostic]) -> SourceText? {
    guard bytes.count <= Self.maximumText else {
      let message = "a text may have \(Self.maximumText >> 20) MB at most"
      problems.append(.lost(message, at: Place(file: path)))
      return nil
    }
    guard !bytes.contains(0) else {
      let message = "the file is not a text in UTF-8"
      problems.append(.lost(message, at: Place(file: path)))
      return nil
    }
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if String(validating: bytes, as: UTF8.self) != nil {
      return SourceText(path: path, bytes: bytes)
    }
    let source = SourceText(path: path, text: String(decoding: bytes, as: UTF8.self))
    let offset = source.bytes.firstRange(ofText: "\u{FFFD}")?.lowerBound ?? 0
    let message = "the file is not UTF-8, what cannot be read is replaced by \"\u{FFFD}\""
    problems.append(.lost(message, at: source.place(offset: offset)))
    return source
  }
}

extension Diagnostic {
  /// Something of the old files that the new ones do not have.
  static func lost(_ message: String, at place: Place) -> Diagnostic {
    .warning("not-imported", message, at: place)
  }
}
