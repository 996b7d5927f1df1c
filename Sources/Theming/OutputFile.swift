package import HelpCenter

/// One file of the output.
package struct OutputFile: Sendable {
  package let path: SitePath
  package let bytes: [UInt8]

  package init(_ path: SitePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(_ path: SitePath, text: String) {
    self.init(path, bytes: Array(text.utf8))
  }

  /// A file below `/assets/` whose name changes with its content: `STEM.HASH.ENDING`.
  /// - Parameter hash: another than the file's own, for files that belong together.
  package init(asset stem: String, ending: String, bytes: [UInt8], hash: ContentHash? = nil) {
    let parts = stem.split(separator: "/").map(String.init)
    var path = SitePath.page("assets")
    for folder in parts.dropLast() { path = path.appending(page: folder) }
    let name = "\(parts.last ?? "file").\((hash ?? ContentHash(bytes)).name).\(ending)"
    self.init(path.appending(file: name), bytes: bytes)
  }
}
