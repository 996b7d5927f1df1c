import Generator
import HTTPTypes
import HelpCenter
import Hummingbird
import NIOCore

/// Answers requests: files of the latest good site, and under `/_preview/` what is the preview's.
struct Responder: HTTPResponder {
  /// Knows the connection, so that a listener that is gone is forgotten at once.
  struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      channel = source.channel
    }
  }

  let preview: Preview
  let gate: Gate
  let items: SampleItems
  /// Tells the person at the machine what an answer tells a page.
  let fail: @Sendable (String) -> Void

  func respond(to request: Request, context: Context) async throws -> Response {
    var response = await answer(to: request, context)
    for (name, value) in Self.everywhere { response.headers[name] = value }
    // What is refused need not be read to its end.
    if response.status.code >= 400, request.method != .get, request.method != .head {
      response.headers[.connection] = "close"
    }
    return response
  }

  private func answer(to request: Request, _ context: Context) async -> Response {
    guard gate.knows(authority: request.head.authority) else {
      return .text(.misdirectedRequest, "this server has another name")
    }
    guard let path = RequestPath(target: request.head.path ?? "") else {
      return .text(.badRequest, "there is no such address")
    }
    return path.text.hasPrefix("/_preview/")
      ? await own(path, request, context) : await page(path, request)
  }

  private static let everywhere: [(HTTPField.Name, String)] = [
    (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
    (.xContentTypeOptions, "nosniff"),
  ]

  // MARK: Pages

  private func page(_ path: RequestPath, _ request: Request) async -> Response {
    guard request.method == .get || request.method == .head else {
      var response = Response.text(.methodNotAllowed, "pages are read with GET")
      response.headers[.allow] = "GET, HEAD"
      return response
    }
    guard let site = await preview.builtSite() else {
      return .html(.serviceUnavailable, PreviewPages.notBuilt)
    }
    var response: Response
    switch site.answer(to: path.text) {
    case .redirect(let target, let isPermanent):
      response = Response(status: isPermanent ? .movedPermanently : .found)
      response.headers[.location] = target + (path.query.isEmpty ? "" : "?\(path.query)")
    case .search(let file, let language):
      guard let bytes = await preview.searchFile(file, of: language, in: site)
      else { return .text(.notFound, "there is no such search file") }
      response = StaticResponse(StoredFile(path: file, bytes: bytes), to: request).response
      response.headers[.cacheControl] = "no-cache"
    case .file(let file):
      guard let stored = await stored(file, site) else {
        return .text(.notFound, "the file is gone")
      }
      response = StaticResponse(stored, to: request).response
    case .notFound(let file):
      guard let stored = await stored(file, site) else { return .text(.notFound, "not found") }
      response = StaticResponse(stored, to: request, status: .notFound).response
    }
    for (name, value) in site.headers.headers(of: path.text) {
      guard let name = HTTPField.Name(name) else { continue }
      if name == .cacheControl, response.headers[name] != nil { continue }
      response.headers[name] = value
    }
    // A browser must not remember where an address led before the editor changed it.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-cache" }
    if response.headers[.location] != nil { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private func stored(_ path: String, _ site: ServedSite) async -> StoredFile? {
    if let file = await preview.response(of: path, version: site.version) { return file }
    guard let bytes = try? site.output.bytes(of: path) else { return nil }
    let isPage = path.hasSuffix(".html")
    let file = StoredFile(path: path, bytes: isPage ? PreviewPages.adding(to: bytes) : bytes)
    await preview.keep(file, at: path, version: site.version)
    return file
  }
}

extension Response {
  static func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
    plain(status, text + "\n", type: "text/plain; charset=utf-8")
  }

  static func html(_ status: HTTPResponse.Status, _ html: String) -> Response {
    var response = plain(status, html, type: "text/html; charset=utf-8")
    response.headers[.contentSecurityPolicy] =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    return response
  }

  static func plain(_ status: HTTPResponse.Status, _ text: String, type: String) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
