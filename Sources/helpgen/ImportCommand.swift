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
    let new = ProjectFolder(path: project)
    let files = try await reportingMachineFailures { try old.importedFiles() }
    let imported = Import.files(files, from: from)
    let articles = imported.value.count {
      $0.path.hasSuffix(".md") && !$0.path.hasSuffix("/index.md")
    }
    Terminal.printProblems(imported.diagnostics.sortedOnce(), as: .text)
    guard articles > 0 else {
      Terminal.printError("error: there is no article of \(from.rawValue) in \"\(folder)\"")
      throw ExitCode.contentErrors
    }
    let problems = try await reportingMachineFailures { try new.writeNew(imported.value) }
    Terminal.printProblems(problems, as: .text)
    if problems.hasErrors { throw ExitCode.contentErrors }
    let losses = imported.diagnostics.count
    Terminal.print(
      "imported \(articles) articles in \(imported.value.count) files into \(project)"
        + (losses > 0 ? ", \(losses) losses are listed above" : ""))
  }
}

extension ImportFormat: ExpressibleByArgument {}
