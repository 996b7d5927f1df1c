import ArgumentParser
import Diagnostics
import Generator

/// What `build` and `check` have in common.
struct ProjectOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the project.", valueName: "dir"))
  var project = "."

  @Option(help: ArgumentHelp("In the place of the \"url\" in site.yml.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Warnings count as errors.")
  var strict = false

  @Option(help: "How problems are printed.")
  var format = ProblemFormat.text

  @Flag(help: "Print how long each stage took.")
  var timings = false

  var folder: ProjectFolder { ProjectFolder(path: project) }

  var buildOptions: Build.Options { Build.Options(folder: folder, baseURL: baseURL) }

  func problems(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    strict ? diagnostics.strict() : diagnostics
  }
}

enum ProblemFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github
}
