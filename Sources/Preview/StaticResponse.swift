import HTTPTypes
import Hummingbird
import NIOCore

/// A file as the answer to a request for it: whole, packed, a range, or nothing new (RFC 9110,
/// 8.8, 13 and 14).
struct StaticResponse {
  private(set) var response: Response

  init(_ file: StoredFile, to request: Request, status: HTTPResponse.Status = .ok) {
    let isPacked = file.packed != nil && Self.acceptsGzip(request) && request.headers[.range] == nil
    let tag = isPacked ? "\"\(file.tag)-gz\"" : "\"\(file.tag)\""
    var headers: HTTPFields = [
      .contentType: file.type, .eTag: tag, .acceptRanges: "bytes",
    ]
    if file.packed != nil { headers[.vary] = "Accept-Encoding" }
    if status == .ok, Self.matches(request.headers[.ifNoneMatch], file.tag) {
      response = Response(status: .notModified, headers: headers)
      return
    }
    var status = status
    var body = isPacked ? file.packed ?? file.plain : file.plain
    if isPacked { headers[.contentEncoding] = "gzip" }
    if status == .ok, let range = Self.range(request, file) {
      guard let part = range.slice(of: file.plain) else {
        headers[.contentRange] = "bytes */\(file.plain.readableBytes)"
        response = Response(status: .rangeNotSatisfiable, headers: headers)
        return
      }
      headers[.contentRange] = part.header
      status = .partialContent
      body = part.bytes
    }
    headers[.contentLength] = String(body.readableBytes)
    response = Response(
      status: status, headers: headers,
      body: request.method == .head
        ? Self.empty(length: body.readableBytes) : ResponseBody(byteBuffer: body))
  }

  /// The head of a body that is not sent keeps its length.
  private static func empty(length: Int) -> ResponseBody {
    ResponseBody(contentLength: length) { writer in try await writer.finish(nil) }
  }

  private static func acceptsGzip(_ request: Request) -> Bool {
    (request.headers[.acceptEncoding] ?? "").split(separator: ",").contains { part in
      let words = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      return words.first == "gzip"
        && !words.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
    }
  }

  /// Weak comparison: both forms of a file are the same file.
  private static func matches(_ header: String?, _ tag: String) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { part in
      let value = part.filter { $0 != " " }
      return value == "*"
        || [tag, "\(tag)-gz"].contains { value == "\"\($0)\"" || value == "W/\"\($0)\"" }
    }
  }

  /// Nil where the whole is to be sent: no range, several, or a condition that does not hold.
  private static func range(_ request: Request, _ file: StoredFile) -> ByteRange? {
    guard let header = request.headers[.range], request.method == .get else { return nil }
    if let condition = request.headers[.ifRange], condition != "\"\(file.tag)\"" { return nil }
    return ByteRange(header)
  }
}

/// One range of `Range: bytes=…`.
private struct ByteRange {
  private let first: Int?
  private let last: Int?

  init?(_ header: String) {
    guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
    let parts = header.dropFirst(6).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let numbers = parts.map { Int($0) }
    guard zip(parts, numbers).allSatisfy({ $0.isEmpty || ($1 ?? -1) >= 0 }) else { return nil }
    (first, last) = (numbers[0], numbers[1])
    if first == nil && last == nil { return nil }
    if let first, let last, first > last { return nil }
  }

  /// Nil when no byte of the file is in the range.
  func slice(of bytes: ByteBuffer) -> (bytes: ByteBuffer, header: String)? {
    let size = bytes.readableBytes
    let start = first ?? max(0, size - (last ?? 0))
    let end = first == nil ? size : min(size, last.map { $0 == Int.max ? size : $0 + 1 } ?? size)
    guard start < end,
      let slice = bytes.getSlice(at: bytes.readerIndex + start, length: end - start)
    else { return nil }
    return (slice, "bytes \(start)-\(end - 1)/\(size)")
  }
}
