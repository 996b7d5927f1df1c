/// A file beside the articles that is copied as it is: a picture, a form to download.
package struct Asset: Hashable, Sendable {
  /// Relative to `Content/`, with `/`.
  package let path: String
  /// In the output.
  package let output: SitePath
  /// In pixels; nil when the file does not tell.
  package let width: Int?
  package let height: Int?

  /// `bytes` is the whole file.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    let stem = Slug.of(String(file[..<dot]))
    let name = (stem.isEmpty ? "file" : stem) + "." + ContentHash(bytes).name
    output = .file("assets", name + file[dot...].lowercased())
    let size = PictureSize.read(bytes)
    width = size?.width
    height = size?.height
  }
}
