import Diagnostics

extension ImportFormat {
  /// The tools whose settings or export are in the folder.
  package static func found(in files: [ImportFile]) -> [ImportFormat] {
    allCases.filter { $0.isFound(in: files) }
  }

  private func isFound(in files: [ImportFile]) -> Bool {
    if self == .zendesk {
      return files.contains { file in
        file.path.hasSuffix(".json") && !file.path.contains("/")
          && file.bytes.firstRange(of: "\"articles\"") != nil
      }
    }
    let settings = files.filter { OldSettings.names(self).contains($0.path) }
    return settings.contains { file in
      // Hugo's and Zola's settings may have one name.
      let isZola = file.bytes.firstRange(of: "base_url") != nil
      return self == .zola ? isZola : self != .hugo || !isZola
    }
  }
}
