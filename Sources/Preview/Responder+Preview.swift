import Foundation
import HTTPTypes
import HelpCenter
import Hummingbird
import NIOCore
import ServiceLifecycle

/// What the preview itself answers. All of it tells of drafts or writes: pages of other sites are
/// refused.
extension Responder {
  func own(_ path: RequestPath, _ request: Request, _ context: Context) async -> Response {
    guard gate.isOwn(request.head) else {
      return .text(.forbidden, "only pages of this server may ask this")
    }
    let name = String(path.text.dropFirst("/_preview/".count))
    if request.method == .post {
      guard let kind = Event.Kind(rawValue: name) else { return .text(.notFound, "not found") }
      return await record(kind, request)
    }
    guard request.method == .get || request.method == .head else {
      return .text(.methodNotAllowed, "not allowed")
    }
    switch name {
    case "": return .html(.ok, PreviewPages.overview(await preview.latestEvents, items))
    case "page": return await listen(to: .page(path.value("path") ?? "/"), context)
    case "events": return await listen(to: .events, context)
    case "items": return items.response(to: request)
    case "sign-in", "sign-out":
      return items.redirect(isIn: name == "sign-in", back: path.value("return_to"), request)
    default:
      guard let file = PreviewPages.files[name] else { return .text(.notFound, "not found") }
      return StaticResponse(file, to: request).response
    }
  }

  private func record(_ kind: Event.Kind, _ request: Request) async -> Response {
    let type = request.headers[.contentType]?.lowercased() ?? ""
    let isForm = type.hasPrefix("application/x-www-form-urlencoded")
    guard isForm || type.hasPrefix("application/json") else {
      return .text(.unsupportedMediaType, "an event is JSON or a form")
    }
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard length <= Event.sizeLimit,
      let body = try? await request.body.collect(upTo: Event.sizeLimit)
    else { return .text(.contentTooLarge, "an event has 64 KB at most") }
    guard let event = Event(kind, body: Array(body.readableBytesView), isForm: isForm, at: .now)
    else { return .text(.badRequest, "an event is one JSON object") }
    do {
      try await preview.record(event)
    } catch {
      fail("\(error)")
      return .text(HTTPResponse.Status(code: 507), "\(error)")
    }
    return isForm ? .html(.ok, PreviewPages.received) : Response(status: .noContent)
  }

  private func listen(to subject: Preview.Subject, _ context: Context) async -> Response {
    guard let (id, messages) = await preview.listen(to: subject) else {
      return .text(.serviceUnavailable, "too many open pages")
    }
    let preview = preview
    context.channel.closeFuture.whenComplete { _ in Task { await preview.stopListening(id) } }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        do {
          // The server ends only when every answer has.
          for await message in messages.cancelOnGracefulShutdown() {
            try await writer.write(ByteBuffer(string: message))
          }
          try await writer.finish(nil)
        } catch {
          await preview.stopListening(id)
          throw error
        }
        await preview.stopListening(id)
      })
  }
}
