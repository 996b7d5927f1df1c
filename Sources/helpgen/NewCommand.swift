import ArgumentParser
import Diagnostics
import Generator

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new article, or a stub of a translation.",
    discussion: "What is written is a draft: take out \"draft: true\" to publish it.")

  @Argument(help: ArgumentHelp("e.g. en/buying/place-a-bid", valueName: "LANG/CATEGORY/NAME"))
  var path: String

  @Option(help: ArgumentHelp("The folder of the project.", valueName: "dir"))
  var project = "."

  func validate() throws {
    guard NewArticle.Location(path) != nil else {
      throw ValidationError("\"\(path)\" is not LANG/CATEGORY/NAME, e.g. en/buying/place-a-bid")
    }
  }

  func run() async throws {
    guard let location = NewArticle.Location(path) else { return }
    do {
      let written = try await reportingMachineFailures {
        try NewArticle.write(location, in: ProjectFolder(path: project))
      }
      let what = written.isTranslation ? ", the source text to be translated" : ""
      Terminal.print("wrote \(written.path)\(what), a draft until you take out \"draft: true\"")
    } catch let problem as NewArticle.Problem {
      Terminal.printError(Self.message(of: problem))
      throw ExitCode.contentErrors
    }
  }

  private static func message(of problem: NewArticle.Problem) -> String {
    switch problem {
    case .exists(let path): "error: \"\(path)\" exists already"
    case .unknownLanguage(let tag, let nearest):
      "error: language \"\(tag)\" is not among \"languages\" in site.yml".suggesting(nearest)
    case .settings(let diagnostics): diagnostics.map { $0.text() }.joined(separator: "\n")
    }
  }
}
