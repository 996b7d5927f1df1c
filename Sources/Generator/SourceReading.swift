import Diagnostics

/// The largest text that is read, in bytes: more is not an article but a mistake.
private let maximumSize = 8 << 20

extension ProjectFolder {
  /// The text at `path`, relative to the project, without a byte order mark. What is not UTF-8 is
  /// an error and is replaced by U+FFFD, so that the rest of the file is still read. Nil when there
  /// is no such file.
  func text(_ path: String) throws(DiskError) -> Checked<SourceText>? {
    guard var bytes = try Disk.read(self.path(of: path)) else { return nil }
    if bytes.count > maximumSize {
      let message = "a text may have \(maximumSize >> 20) MB at most"
      return Checked(
        SourceText(path: path, bytes: []), [.error("too-large", message, at: Place(file: path))])
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if (try? UTF8Span(validating: bytes.span)) != nil {
      return Checked(SourceText(path: path, bytes: bytes))
    }
    let repaired = String(decoding: bytes, as: UTF8.self)
    let source = SourceText(path: path, text: repaired)
    let offset = source.bytes.firstRange(of: [0xEF, 0xBF, 0xBD])?.lowerBound ?? 0
    let message = "the file is not UTF-8, save it with that encoding"
    return Checked(source, [.error("not-utf-8", message, at: source.place(offset: offset))])
  }
}
