/// Where in which file: the narrowest range that shows the problem.
package struct Place: Hashable, Sendable {
  /// Relative to the project, with `/`.
  package var path: String
  /// From 1; 0 when the problem is the file as a whole.
  package var line: Int
  /// From 1, in Unicode scalars; 0 when the problem is the line or file as a whole.
  package var column: Int
  /// In Unicode scalars, on that one line; at least 1.
  package var length: Int
  /// The source line without its line end, empty when the file as a whole is meant.
  package var excerpt: String

  package init(path: String, line: Int, column: Int, length: Int = 1, excerpt: String = "") {
    self.path = path
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.excerpt = excerpt
  }

  /// The file as a whole.
  package init(file path: String) {
    self.init(path: path, line: 0, column: 0)
  }
}
