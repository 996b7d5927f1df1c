import Foundation

/// Something that a reader did, as a page sent it: one JSON object.
struct Event: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case feedback, contact, search, ask
  }

  /// Largest body that is read, in bytes.
  static let sizeLimit = 64 << 10

  /// JSON on one line, without line end.
  let line: String

  /// As a server-sent event.
  var message: String { "event: event\ndata: \(line)\n\n" }

  /// Nil when the body is not an object in JSON, or a form. The kind and, where it is missing, the
  /// time are put in.
  init?(_ kind: Kind, body: [UInt8], isForm: Bool, at date: Date) {
    var object: [String: Any]
    if isForm {
      object = Self.form(String(decoding: body, as: UTF8.self))
    } else {
      let value = try? JSONSerialization.jsonObject(with: Data(body))
      guard let read = value as? [String: Any] else { return nil }
      object = read
    }
    guard !object.isEmpty else { return nil }
    object["type"] = kind.rawValue
    if object["at"] == nil { object["at"] = date.formatted(.iso8601) }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: options)
    else { return nil }
    line = String(decoding: data, as: UTF8.self)
  }

  private static func form(_ text: String) -> [String: Any] {
    var fields: [String: Any] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).replacing("+", with: " ").removingPercentEncoding ?? "" }
      if parts.count == 2, !parts[0].isEmpty { fields[parts[0]] = parts[1] }
    }
    return fields
  }
}
