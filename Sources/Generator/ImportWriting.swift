package import Diagnostics
package import Importing

extension ProjectFolder {
  /// Writes the files, or none of them where one exists already.
  package func writeNew(_ files: [ImportFile]) throws(DiskError) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for file in files where Disk.isTaken(path(of: file.path)) {
      let message = "the file exists already, nothing is imported over it"
      problems.append(.error("file-exists", message, at: Place(file: file.path)))
    }
    guard problems.isEmpty else { return problems }
    for file in files { try Disk.write(file.bytes, toNew: path(of: file.path)) }
    return []
  }
}
