import Foundation

extension Diagnostic {
  /// One JSON object: severity, id, message, path, line, column, length, notes. Line and column
  /// are left out when the file as a whole is meant.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try? encoder.encode(Record(self))
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

extension Sequence<Diagnostic> {
  /// A JSON array, one problem a line.
  package var json: String {
    let records = map(\.json)
    return records.isEmpty ? "[]" : "[\n" + records.joined(separator: ",\n") + "\n]"
  }
}

private struct Record: Encodable {
  var severity: String?
  var id: String?
  var message: String
  var path: String?
  var line: Int?
  var column: Int?
  var length: Int?
  var notes: [Record]?

  init(_ diagnostic: Diagnostic) {
    self.init(message: diagnostic.message, at: diagnostic.place)
    severity = diagnostic.severity.rawValue
    id = diagnostic.id
    notes = diagnostic.notes.map { Record(message: $0.message, at: $0.place) }
  }

  init(message: String, at place: Place?) {
    self.message = message
    path = place?.path
    guard let place, place.line > 0 else { return }
    line = place.line
    column = place.column
    length = place.length
  }
}
