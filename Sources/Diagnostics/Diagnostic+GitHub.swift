extension Diagnostic {
  /// A workflow command of GitHub Actions, which shows it beside the changed line.
  /// Source: GitHub Docs, "Workflow commands", "Setting an error message".
  package var gitHubAnnotation: String {
    var properties = "file=\(place.path.escapedProperty)"
    if place.line > 0 {
      properties += ",line=\(place.line),col=\(max(place.column, 1))"
      properties += ",endColumn=\(max(place.column, 1) + place.length)"
    }
    properties += ",title=\(id.escapedProperty)"
    let told = notes.map { note in
      let locator = note.place.map { " (\($0.locator))" } ?? ""
      return "\n" + note.message + locator
    }
    return "::\(severity.rawValue) \(properties)::\((message + told.joined()).escapedData)"
  }
}

extension String {
  fileprivate var escapedData: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  fileprivate var escapedProperty: String {
    var escaped = ""
    for scalar in escapedData.unicodeScalars {
      switch scalar {
      case ":": escaped += "%3A"
      case ",": escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
