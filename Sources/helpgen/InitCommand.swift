import ArgumentParser
import Generator

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a small project that builds at once.")

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
  var folder: String

  func run() async throws {
    try await reportingMachineFailures {
      try NewProject.write(to: ProjectFolder(path: folder))
    }
    Terminal.print("made a project in \(folder)")
    Terminal.print("build it: helpgen build --project \(folder)")
  }
}
