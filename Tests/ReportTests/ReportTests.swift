import Foundation
import Testing

@testable import Report

@Suite struct ReportTests {
  @Test func aVoteThatReplacesAnotherCountsOnce() throws {
    let table = try report(
      """
      {"type":"feedback","article":"a/b","language":"en","revision":"1","vote":"yes"}
      {"type":"feedback","article":"a/b","language":"en","revision":"1","vote":"yes"}
      {"type":"feedback","article":"a/b","language":"en","revision":"1","vote":"no","previous":"yes","comment":"why"}
      {"type":"feedback","article":"a/b","language":"en","revision":"2","vote":"no"}
      """)
    #expect(table.votes.map { "\($0.revision) \($0.yes) \($0.no)" } == ["1 1 1", "2 0 1"])
    #expect(table.comments.map(\.comment) == ["why"])
  }

  @Test func whatWasNotFoundIsCountedWhateverItsLetters() throws {
    let table = try report(
      """
      {"type":"search","query":"Refund ","results":0,"language":"en"}
      {"type":"search","query":"refund","results":0,"language":"en"}
      {"type":"search","query":"bid","results":3,"language":"en"}
      {"type":"ask","question":"Who?","status":"unsure","language":"en"}
      {"type":"ask","question":"How?","status":"answered","language":"en"}
      """)
    #expect(table.foundNothing.map { "\($0.text) \($0.count)" } == ["refund 2"])
    #expect(table.unsure.map(\.text) == ["who?"])
  }

  @Test func aBrokenLineIsToldWithItsNumberAndSkipped() throws {
    var report = Report()
    try withFile(
      "{\"type\":\"ask\"}\nnot json\n\n[1]\n{\"type\":5}\n{\"type\":\"ask\"}\n{\"type\":"
    ) { try report.read($0) }
    #expect(report.broken.map(\.line) == [2, 4, 5, 7])
    #expect(report.counts == ["ask": 2])
  }

  @Test func markupInCommentsIsText() throws {
    let table = try report(
      #"{"type":"feedback","article":"<b>","vote":"no","comment":"<script>alert(1)</script>\u001b[2J"}"#
    )
    #expect(!table.html.contains("<script>") && !table.html.contains("<b>"))
    #expect(!table.text.contains("\u{1B}"))
  }

  @Test func badVotesOnStaleTranslationsStandApart() throws {
    let table = try report(
      """
      {"type":"feedback","article":"a/b","language":"fr","vote":"no"}
      {"type":"feedback","article":"a/b","language":"en","vote":"no"}
      """, stale: ["fr"])
    #expect(table.staleAndDisliked.map(\.language) == ["fr"])
  }

  private func report(_ lines: String, stale: Set<String> = []) throws -> ReportTable {
    var report = Report()
    try withFile(lines) { try report.read($0) }
    return ReportTable(report) { _, language in stale.contains(language) }
  }

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "report-\(UUID().uuidString).jsonl")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path(percentEncoded: false))
  }
}
