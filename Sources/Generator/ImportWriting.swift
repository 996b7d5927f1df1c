package import Diagnostics
package import Importing

extension ProjectFolder {
  /// Every file below the folder, but those whose name begins with a dot.
  package func importedFiles() throws(DiskError) -> [ImportFile] {
    try importedFiles("", depth: 0)
  }

  private func importedFiles(_ folder: String, depth: Int) throws(DiskError) -> [ImportFile] {
    guard depth < 32 else { return [] }
    var files: [ImportFile] = []
    for entry in try Disk.entries(of: folder.isEmpty ? path : path(of: folder)) ?? [] {
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      if entry.isFolder {
        if entry.name != "node_modules" { files += try importedFiles(path, depth: depth + 1) }
      } else if let bytes = try Disk.read(self.path(of: path)) {
        files.append(ImportFile(path: path, bytes: bytes))
      }
    }
    return files
  }

  /// Writes the files, or none of them where one exists already.
  package func writeNew(_ files: [ImportFile]) throws(DiskError) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for file in files where try Disk.read(path(of: file.path)) != nil {
      let message = "the file exists already, nothing is imported over it"
      problems.append(.error("file-exists", message, at: Place(file: file.path)))
    }
    guard problems.isEmpty else { return problems }
    for file in files {
      let target = path(of: file.path)
      try Disk.makeFolder(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
      try Disk.write(file.bytes, toNew: target)
    }
    return []
  }
}
