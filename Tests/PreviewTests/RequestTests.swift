import Foundation
import HTTPTypes
import Testing

@testable import Preview

@Suite struct RequestTests {
  @Test(arguments: [
    "/../etc/passwd", "/en/../../etc/passwd", "/%2e%2e/etc/passwd", "/%2E%2E%2fetc%2fpasswd",
    "/..%2fetc/passwd", "/..%5cetc", "/..\\etc", "/%c0%ae%c0%ae/etc", "/%uff0e/etc", "/a%00b",
    "//evil.example/", "/%2f%2fevil.example", "/./en/", "en/", "http://evil.example/", "/%", "/%4",
    "/%zz", "/a%0d%0aSet-Cookie:x",
  ])
  func aPathThatNoPageHasIsRefused(path: String) { #expect(RequestPath(target: path) == nil) }

  @Test func aPathIsDecodedOnce() {
    #expect(RequestPath(target: "/en/caf%C3%A9/?q=a")?.text == "/en/café/")
    #expect(RequestPath(target: "/%252e%252e/")?.text == "/%2e%2e/")
    #expect(RequestPath(target: "/_preview/page?path=%2Fen%2F&x")?.value("path") == "/en/")
  }

  @Test(arguments: ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"])
  func theServersOwnNamesAreKnown(host: String) {
    #expect(Gate(host: "127.0.0.1", port: 8080).knows(authority: host))
  }

  @Test(arguments: [
    "evil.example:8080", "evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8080.evil.example",
    "localhost.evil.example:8080", "192.168.1.5:8080", "", "localhost:8080@evil.example",
  ])
  func otherNamesAreNot(host: String) {
    #expect(!Gate(host: "127.0.0.1", port: 8080).knows(authority: host))
  }

  @Test func anAddressOfTheMachineIsKnownWhereOthersAreLetIn() {
    let gate = Gate(host: "0.0.0.0", port: 8080)
    #expect(gate.knows(authority: "192.168.1.5:8080"))
    #expect(!gate.knows(authority: "evil.example:8080"))
    #expect(!gate.knows(authority: "1.2.3.4.evil.example:8080"))
  }

  @Test func whatAnotherSitesPageSendsIsNotOwn() {
    let gate = Gate(host: "127.0.0.1", port: 8080)
    #expect(gate.isOwn(request()))
    #expect(gate.isOwn(request([.origin: "http://127.0.0.1:8080"])))
    #expect(!gate.isOwn(request([.origin: "http://evil.example"])))
    #expect(!gate.isOwn(request([.origin: "null"])))
    #expect(!gate.isOwn(request([.origin: "http://localhost:8080"])))
    #expect(!gate.isOwn(request([HTTPField.Name("Sec-Fetch-Site")!: "cross-site"])))
    #expect(!gate.isOwn(request([HTTPField.Name("Sec-Fetch-Site")!: "same-site"])))
  }

  private func request(_ fields: HTTPFields = [:]) -> HTTPRequest {
    HTTPRequest(
      method: .post, scheme: "http", authority: "127.0.0.1:8080", path: "/_preview/feedback",
      headerFields: fields)
  }

  @Test func laterHeaderRulesAddToEarlierOnes() {
    let rules = HeaderRules("# x\n/*\n  A: 1\n  B: x: y\n/assets/*\n  C: 2\n/one\n  D: 3\n")
    #expect(rules.headers(of: "/en/").map(\.name) == ["A", "B"])
    #expect(rules.headers(of: "/en/").last?.value == "x: y")
    #expect(rules.headers(of: "/assets/a.css").map(\.name) == ["A", "B", "C"])
    #expect(rules.headers(of: "/one").map(\.name) == ["A", "B", "D"])
    #expect(rules.headers(of: "/one/more").map(\.name) == ["A", "B"])
  }

  @Test func anEventIsOneLine() throws {
    let now = Date(timeIntervalSince1970: 0)
    let json = try #require(
      Event(
        .ask, body: Array("{\"question\": \"a\\nb\",\n\"type\":\"feedback\"}".utf8), isForm: false,
        at: now))
    #expect(json.line == #"{"at":"1970-01-01T00:00:00Z","question":"a\nb","type":"ask"}"#)
    let form = try #require(
      Event(.feedback, body: Array("vote=yes&comment=a+b%26".utf8), isForm: true, at: now))
    #expect(
      form.line == #"{"at":"1970-01-01T00:00:00Z","comment":"a b&","type":"feedback","vote":"yes"}"#
    )
    for body in ["", "[]", "1", "{", "{}", "nul"] {
      #expect(Event(.ask, body: Array(body.utf8), isForm: false, at: now) == nil)
    }
  }
}
