import Foundation

/// The folder of a project, and the names of what lies in it.
package struct ProjectFolder: Hashable, Sendable {
  /// Without a trailing `/`.
  package let path: String

  package init(path: String) {
    let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    self.path = URL(filePath: whole).standardizedFileURL.path(percentEncoded: false).droppingSlash
  }

  package var exists: Bool { Disk.isFolder(path) }

  /// The place on disk of a path relative to the project.
  package func path(of relative: String) -> String { "\(path)/\(relative)" }
}

extension String {
  fileprivate var droppingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
