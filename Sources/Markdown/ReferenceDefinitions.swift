import Diagnostics

/// The lines of a text that look like link reference definitions (CommonMark 0.30, 4.7), so that
/// table cells, which are parsed by themselves, may use them.
struct ReferenceDefinitions {
  private(set) var lines: [UInt8] = []

  init(in text: [UInt8]) {
    guard text.contains("]:") else { return }
    let bracket = UInt8(ascii: "[")
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let content = line.drop { $0 == UInt8(ascii: " ") }
      guard content.first == bracket, let close = content.firstIndex(of: UInt8(ascii: "]")),
        close + 1 < content.endIndex, content[close + 1] == UInt8(ascii: ":")
      else { continue }
      lines += [UInt8(ascii: "\n")] + content + [UInt8(ascii: "\n")]
    }
  }
}
