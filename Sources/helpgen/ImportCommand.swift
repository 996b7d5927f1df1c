import ArgumentParser
import Diagnostics
import Generator
import Importing

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turn an existing help center into a project.",
    discussion: "Nothing is overwritten. What cannot be carried over is told with file and line.")

  @Argument(help: ArgumentHelp("The old site, or a folder with the JSON export.", valueName: "dir"))
  var folder: String

  @Option(help: "The tool that it was made with.")
  var from: ImportFormat

  @Option(help: ArgumentHelp("The folder of the new project.", valueName: "dir"))
  var project = "."

  func run() async throws {
    let old = ProjectFolder(path: folder)
    guard let files = try await reportingMachineFailures({ try old.importedFiles() }) else {
      Terminal.printError("error: there is no folder \"\(folder)\"")
      throw ExitCode.contentErrors
    }
    let found = ImportFormat.found(in: files.value)
    let imported = Import.files(files.value, from: from)
    let articles = imported.value.count {
      $0.path.hasSuffix(".md") && !$0.path.hasSuffix("/index.md")
    }
    guard articles > 0, found.isEmpty || found.contains(from) else {
      Terminal.printError("error: \(Self.reason(from, found, folder))")
      throw ExitCode.contentErrors
    }
    let problems = (files.diagnostics + imported.diagnostics).sortedOnce()
    Terminal.printProblems(problems, as: .text)
    let conflicts = try await reportingMachineFailures {
      try ProjectFolder(path: project).writeNew(imported.value)
    }
    Terminal.printProblems(conflicts, as: .text)
    if conflicts.hasErrors {
      Terminal.printError("nothing was written")
      throw ExitCode.contentErrors
    }
    let losses = problems.isEmpty ? "" : ", \(problems.count.counted("problem")) above"
    let folders = imported.value.map { $0.path.split(separator: "/") }
    let languages = Set(folders.filter { $0.count > 2 }.map { $0[1] }).count
    Terminal.print(
      "imported \(articles.counted("article")) in \(languages.counted("language"))"
        + " (\(imported.value.count.counted("file"))) into \(project)\(losses)")
    Terminal.print("look at it: helpgen serve --project \(project)")
    if problems.hasErrors { throw ExitCode.contentErrors }
  }

  private static func reason(
    _ format: ImportFormat, _ found: [ImportFormat], _ folder: String
  ) -> String {
    guard let other = found.first, !found.contains(format) else {
      return "there is no article of \(format.rawValue) in \"\(folder)\""
    }
    return "\"\(folder)\" was made with \(other.rawValue), use --from \(other.rawValue)"
  }
}

extension ImportFormat: ExpressibleByArgument {}
