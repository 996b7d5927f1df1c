import Foundation
import Generator
import HTTPTypes
import HelpCenter
import Hummingbird
import NIOCore

/// `Content/preview/items.json` in the place of the account's items, for a reader who is signed in
/// or not, as a cookie says.
struct SampleItems: Sendable {
  static let file = "Content/preview/items.json"
  private static let cookie = "helpgen-preview"

  let folder: ProjectFolder

  var exists: Bool { FileManager.default.fileExists(atPath: folder.path(of: Self.file)) }

  func response(to request: Request) -> Response {
    guard isSignedIn(request) else { return .text(.unauthorized, "not signed in") }
    guard let data = FileManager.default.contents(atPath: folder.path(of: Self.file)) else {
      return .text(.notFound, "there is no \(Self.file)")
    }
    return .plain(.ok, String(decoding: data, as: UTF8.self), type: "application/json")
  }

  func isSignedIn(_ request: Request) -> Bool {
    request.headers[values: .cookie].joined(separator: ";").split(separator: ";")
      .contains { $0.filter { $0 != " " } == "\(Self.cookie)=signed-in" }
  }

  /// Back to the page of this server that asked, else to the home page.
  func redirect(isIn: Bool, back: String?, _ request: Request) -> Response {
    let own = "http://\(request.head.authority ?? "")"
    let path = back.map { $0.hasPrefix(own + "/") ? String($0.dropFirst(own.count)) : $0 } ?? "/"
    let isSafe =
      path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\")
      && !path.unicodeScalars.contains { $0.value < 0x21 || $0.value > 0x7E }
    let lasting = isIn ? "" : "; Max-Age=0"
    return Response(
      status: .seeOther,
      headers: [
        .location: isSafe ? path : "/", .cacheControl: "no-store",
        .setCookie: "\(Self.cookie)=signed-in; Path=/; HttpOnly; SameSite=Strict\(lasting)",
      ])
  }
}
