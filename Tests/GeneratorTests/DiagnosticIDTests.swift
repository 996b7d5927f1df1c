import Foundation
import Testing

/// Every problem that the sources can report is provoked by a test, which names its id.
@Suite struct DiagnosticIDTests {
  @Test func `every diagnostic id stands in a test`() throws {
    let ids = try Self.ids()
    #expect(ids.count > 80)
    let tests = try Self.texts(below: "Tests").joined(separator: "\n")
    // A machine that fails is no author's mistake: the preview's tests provoke it in a browser.
    let missing = ids.filter { $0 != "machine-failed" }.filter { id in
      !["❗\(id)❗", "\"\(id)\"", "[\(id)]", " \(id)\""].contains { tests.contains($0) }
    }
    #expect(missing.isEmpty)
  }

  /// A text in kebab case that is the first of several arguments is an id, and nothing else is.
  private static func ids() throws -> [String] {
    let call = /\(\s*"([a-z]+(?:-[a-z]+)+)",/
    let ids = try texts(below: "Sources").flatMap { text in
      text.matches(of: call).map { String($0.output.1) }
    }
    return Set(ids).sorted()
  }

  private static func texts(below folder: String) throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: folder)
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: root.path(percentEncoded: false))
    return try files.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("DiagnosticIDTests.swift") }
      .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
  }
}
