import Diagnostics

/// The pictures and other files that pages show or link to, at their new places.
struct CopiedAssets {
  private var paths: [String: ImportFile] = [:]
  private var used: Set<String> = []

  /// In order of new path.
  var files: [ImportFile] { paths.values.sorted { $0.path < $1.path } }

  /// Copies the file into `folder`, below `Content/`, under the first of `names` that no other file
  /// has there, and returns that name.
  mutating func copy(_ file: ImportFile, to folder: String, names: [String]) -> String {
    used.insert(file.path)
    let free = names.first { name in
      paths["\(folder)/\(name)"].map { $0.bytes == file.bytes } ?? true
    }
    let name = free ?? file.path.split(separator: "/").joined(separator: "-")
    let path = "\(folder)/\(name)"
    paths[path] = ImportFile(path: path, bytes: file.bytes)
    return name
  }

  /// Files that no page shows, one message a folder.
  func problems(ofUnused assets: [OldFile]) -> [Diagnostic] {
    let unused = assets.map(\.file.path).filter { !used.contains($0) }
    let folders = Dictionary(grouping: unused) { path in
      path.split(separator: "/").dropLast().joined(separator: "/")
    }
    return folders.sorted { $0.key < $1.key }.map { folder, paths in
      let message =
        paths.count == 1
        ? "no page shows this file"
        : "no page shows this file and \(paths.count - 1) more beside it"
      return .lost(message, at: Place(file: paths[0]))
    }
  }
}
