import Foundation

/// `embed-files FOLDER OUTPUT.swift NAME FILE...` writes the named text files below FOLDER as one
/// Swift array NAME of (path, text). Each text is a raw string literal whose number signs outnumber any run
/// in the text, so that nothing in it can end the literal or start an interpolation.
@main
struct EmbedFiles {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let folder = URL(filePath: arguments[0], directoryHint: .isDirectory)
    var source = "let \(arguments[2]): [(path: String, text: String)] = [\n"
    for path in arguments.dropFirst(3) {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      source += "  (\(literal(path, in: "#")), \(literal(text, in: signs(for: text)))),\n"
    }
    source += "]\n"
    try source.write(to: URL(filePath: arguments[1]), atomically: true, encoding: .utf8)
  }

  private static func literal(_ text: String, in signs: String) -> String {
    "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
  }

  private static func signs(for text: String) -> String {
    let longest = text.split(omittingEmptySubsequences: true) { $0 != "#" }.map(\.count).max() ?? 0
    return String(repeating: "#", count: longest + 1)
  }
}
