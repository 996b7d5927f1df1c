import ArgumentParser
import CAllocator
import Diagnostics
import Foundation
import Generator

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the help center.",
    discussion: "A build with errors leaves the previous output untouched.")

  @OptionGroup var options: ProjectOptions

  @Option(
    help: ArgumentHelp("Where to write; \"Output\" in the project by default.", valueName: "dir"))
  var output: String?

  @Flag(
    help: "Record the addresses in Content/urls.lock, so that later builds tell which are gone.")
  var lock = false

  func run() async throws {
    keep_freed_memory()
    let start = ContinuousClock.now
    let progress = BuildProgress()
    let line = ProgressLine(progress)
    let target = output.map { ProjectFolder(path: $0).path } ?? options.folder.path(of: "Output")
    var build = try await reportingMachineFailures {
      try await Build.prepare(options.buildOptions, progress: progress)
    }
    let problems = options.problems(build.diagnostics)
    guard !problems.hasErrors else {
      await line.end()
      Terminal.printProblems(problems, as: options.format)
      if options.format == .text { Terminal.printError("nothing was written") }
      throw ExitCode.contentErrors
    }
    let report = try await reportingMachineFailures {
      try await build.write(to: target, progress: progress)
    }
    if lock, let site = build.site {
      try await reportingMachineFailures { try options.folder.lockAddresses(of: site) }
    }
    await line.end()
    Terminal.printProblems(problems, as: options.format)
    if options.timings { Terminal.print(Timings.text(build.timings)) }
    let folder = output ?? (options.project == "." ? "Output" : "\(options.project)/Output")
    let seconds = Timings.seconds(ContinuousClock.now - start)
    Terminal.print(
      "built \(build.pageCount) pages in \(build.languageCount) languages into \(folder)"
        + " in \(seconds) s (\(report.written) files written, \(report.unchanged) unchanged)")
    // The system takes the memory back at once; taking a large site apart first takes it a while.
    Foundation.exit(EXIT_SUCCESS)
  }
}

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find what is wrong, without writing anything.")

  @OptionGroup var options: ProjectOptions

  @Flag(help: "Try the questions in Content/LANG/questions.yml.")
  var questions = false

  func run() async throws {
    keep_freed_memory()
    var buildOptions = options.buildOptions
    buildOptions.asksQuestions = questions
    let build = try await reportingMachineFailures { [buildOptions] in
      try await Build.prepare(buildOptions)
    }
    let problems = options.problems(build.diagnostics)
    Terminal.printProblems(problems, as: options.format)
    if options.timings { Terminal.print(Timings.text(build.timings)) }
    if questions { Terminal.print(build.questionTrials.summary) }
    if problems.hasErrors { throw ExitCode.contentErrors }
    if options.format == .text, problems.isEmpty { Terminal.print("no problems found") }
  }
}

extension [QuestionTrial] {
  /// `questions that found their article first: en 20 of 21, de 20 of 20`
  fileprivate var summary: String {
    if isEmpty { return "there are no questions in Content/LANG/questions.yml" }
    let parts = map { "\($0.language) \($0.foundFirst) of \($0.asked)" }
    return "questions that found their article first: " + parts.joined(separator: ", ")
  }
}

enum Timings {
  static func text(_ timings: [(stage: String, seconds: Double)]) -> String {
    let width = timings.map(\.stage.count).max() ?? 0
    return timings.map { stage, seconds in
      let pad = String(repeating: " ", count: width - stage.count)
      return "\(stage)\(pad)  \(format(seconds)) s"
    }.joined(separator: "\n")
  }

  static func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    return format(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }

  /// Three decimals.
  private static func format(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
