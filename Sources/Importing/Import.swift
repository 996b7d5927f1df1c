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

  var source: SourceText { SourceText(path: path, text: String(decoding: bytes, as: UTF8.self)) }
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
    let settings = OldSettings(files, format)
    let located = OldLayout(format, settings).located(files)
    var pages = located.compactMap { OldPage($0, &problems) }
    pages = NewPlaces.givingNames(pages, &problems)
    let places = NewPlaces(pages, assets: located.filter(\.isAsset), settings: settings)
    var output: [ImportFile] = []
    var assets: [ImportFile] = []
    for page in pages {
      var body = OldBody(page, places, format)
      output.append(ImportFile(path: page.newPath, text: body.converted()))
      assets += body.assets
      problems += body.problems
    }
    output += places.categoryIndexes(pages)
    output += Dictionary(assets.map { ($0.path, $0) }) { first, _ in first }.values
    let languages = settings.languages(of: pages)
    output.append(ImportFile(path: "Content/site.yml", text: settings.siteYAML(languages)))
    return Checked(output.sorted { $0.path < $1.path }, problems)
  }
}

extension Diagnostic {
  /// Something of the old files that the new ones do not have.
  static func lost(_ message: String, at place: Place) -> Diagnostic {
    .warning("not-imported", message, at: place)
  }
}
