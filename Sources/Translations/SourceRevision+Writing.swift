package import Diagnostics
import HelpCenter

extension SourceText {
  /// The text of a translation with `sourceRevision` set to `revision`, and nothing else changed.
  /// Nil where the file has no front matter that could hold it.
  package func settingSourceRevision(_ revision: String) -> SourceText? {
    let frontMatter = FrontMatter.split(self)
    guard frontMatter.diagnostics.isEmpty, frontMatter.value.bodyStart > 0 else { return nil }
    let line = "sourceRevision: \(revision)"
    if let node = frontMatter.value.node["sourceRevision"], let range = range(ofLine: node.line) {
      return replacing(range, with: line)
    }
    guard let fence = range(ofLine: frontMatter.value.bodyLine - 1) else { return nil }
    let hasReturns = fence.upperBound < bytes.count && bytes[fence.upperBound] == UInt8(ascii: "\r")
    return replacing(fence.lowerBound..<fence.lowerBound, with: line + (hasReturns ? "\r\n" : "\n"))
  }

  private func replacing(_ range: Range<Int>, with text: String) -> SourceText {
    var bytes = bytes
    bytes.replaceSubrange(range, with: Array(text.utf8))
    return SourceText(path: path, bytes: bytes)
  }
}
