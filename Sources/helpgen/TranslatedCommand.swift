import ArgumentParser
import Diagnostics
import Generator
import HelpCenter
import Translations

struct TranslatedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translated", abstract: "Say that translations are up to date with their source.",
    discussion:
      "Sets \"sourceRevision\" in the front matter of each file, and changes nothing else.")

  @Argument(
    help: ArgumentHelp("Translations, e.g. Content/fr/buying/place-a-bid.md", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The folder of the project.", valueName: "dir"))
  var project = "."

  func run() async throws {
    let folder = ProjectFolder(path: project)
    let read = try await reportingMachineFailures { try await TranslationReading.pairs(of: folder) }
    guard let pairs = read.value else {
      Terminal.printProblems(read.diagnostics, as: .text)
      throw ExitCode.contentErrors
    }
    let pairOfPath = Dictionary(
      pairs.pairs.map { ($0.translation.file.path, $0) }
    ) { first, _ in first }
    var hasFailed = false
    for file in files {
      let path = folder.contentPath(of: file)
      guard let pair = pairOfPath[path] else {
        Terminal.printError("error: \(Self.reason(path, file, pairs))")
        hasFailed = true
        continue
      }
      if try await reportingMachineFailures({ try folder.markTranslated(pair) }) {
        Terminal.print("\(path): made from revision \(pair.source.content.revision)")
      } else {
        Terminal.printError("error: \"\(path)\" has no front matter")
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode.contentErrors }
  }

  private static func reason(_ path: String, _ file: String, _ pairs: TranslationPairs) -> String {
    if pairs.sources.contains(where: { $0.file.path == path }) {
      return "\"\(file)\" is a source article, not a translation"
    }
    if pairs.orphans.contains(where: { $0.file.path == path }) {
      return "\"\(file)\" is the translation of no source article"
    }
    let names = pairs.pairs.map(\.translation.file.path)
    return "there is no article \"\(file)\"".suggesting(nearestName(to: path, among: names))
  }
}
