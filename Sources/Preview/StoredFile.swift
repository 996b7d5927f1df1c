import HelpCenter
import NIOCore

/// A file of the output as it is sent.
struct StoredFile: Sendable {
  let type: String
  /// Without quotes.
  let tag: String
  let plain: ByteBuffer
  /// Nil where packing saves nothing.
  let packed: ByteBuffer?

  init(path: String, bytes: [UInt8]) {
    type = MediaType.of(path)
    tag = ContentHash(bytes).name
    plain = ByteBuffer(bytes: bytes)
    packed = MediaType.isPackable(type) && bytes.count > 256 ? Gzip.packed(bytes) : nil
  }

  var size: Int { plain.readableBytes + (packed?.readableBytes ?? 0) }
}

/// Files by path, at most 64 MB of them; then all are made anew.
struct ResponseCache {
  private var files: [String: StoredFile] = [:]
  private var size = 0

  subscript(path: String) -> StoredFile? {
    get { files[path] }
    set {
      guard let newValue, files[path] == nil, newValue.size <= 8 << 20 else { return }
      if size + newValue.size > 64 << 20 { self = ResponseCache() }
      files[path] = newValue
      size += newValue.size
    }
  }
}

enum MediaType {
  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json", "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "xml": "application/xml", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf",
    "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "woff2": "font/woff2",
    "csv": "text/csv; charset=utf-8", "zip": "application/zip",
  ]

  /// By the ending of the file's name.
  static func of(_ path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "application/octet-stream"
  }

  static func isPackable(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.contains("json") || type.contains("xml")
  }
}
