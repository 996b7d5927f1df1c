/// What is wrong with the content or the theme, where, and what would mend it.
///
/// Diagnostics are values: they travel with what was made (`Checked`) and are printed once, sorted,
/// at the end of a command.
package struct Diagnostic: Hashable, Sendable {
  /// Error: a reader of the published site would meet something broken or missing.
  /// Warning: it only looks unintended.
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// A second place that explains the first, e.g. "also used here".
  package struct Note: Hashable, Sendable {
    package var message: String
    package var place: Place?

    package init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  package var severity: Severity
  /// Stable name of the check, in kebab case, e.g. `broken-link`.
  package var id: String
  /// One phrase, lower case, no period, names in double quotes.
  package var message: String
  package var place: Place
  package var notes: [Note]

  package init(
    _ severity: Severity, _ id: String, _ message: String, at place: Place, notes: [Note] = []
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.place = place
    self.notes = notes
  }

  package static func error(
    _ id: String, _ message: String, at place: Place, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, id, message, at: place, notes: notes)
  }

  package static func warning(
    _ id: String, _ message: String, at place: Place, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.warning, id, message, at: place, notes: notes)
  }
}

extension Diagnostic: Comparable {
  /// By path, line, column, then id and message: an order that does not depend on the machine.
  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.place.path, a.place.line, a.place.column, a.id, a.message)
      < (b.place.path, b.place.line, b.place.column, b.id, b.message)
  }
}

extension Sequence<Diagnostic> {
  /// Sorted, each problem once.
  package func sortedOnce() -> [Diagnostic] {
    var result: [Diagnostic] = []
    // Of those that may be the same.
    var first = 0
    for diagnostic in sorted() {
      if let last = result.last, last < diagnostic { first = result.count }
      if !result[first...].contains(diagnostic) { result.append(diagnostic) }
    }
    return result
  }

  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// `--strict`: every warning counts as an error.
  package func strict() -> [Diagnostic] { with(.error) }

  /// Of a file that is not published: no reader can meet what is wrong in it.
  package func unpublished() -> [Diagnostic] { with(.warning) }

  private func with(_ severity: Diagnostic.Severity) -> [Diagnostic] {
    map { diagnostic in
      var changed = diagnostic
      changed.severity = severity
      return changed
    }
  }
}
