import ArgumentParser
import Diagnostics
import Foundation
import Generator

/// The two streams of the command. Results go to standard output, problems to standard error.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: FileHandle.standardOutput) }

  static func printError(_ text: String) { write(text + "\n", to: FileHandle.standardError) }

  static var isErrorATerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Colours only on a terminal that wants them (no-color.org).
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isErrorATerminal && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  static func printProblems(_ problems: [Diagnostic], as format: ProblemFormat) {
    switch format {
    case .text:
      let isColoured = isColoured
      let texts = problems.map { $0.text(coloured: isColoured) }
      // In one piece: a write for each takes longer than all else about it.
      if let summary = summary(problems) { printError((texts + [summary]).joined(separator: "\n")) }
    case .json: printError(problems.json)
    case .github:
      for problem in problems { printError(problem.gitHubAnnotation) }
    }
  }

  /// "2 errors and 1 warning"; nil where there are none.
  static func summary(_ problems: [Diagnostic]) -> String? {
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { $0.0.counted($0.1) }
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

extension ExitCode {
  /// The content or theme has errors.
  static let contentErrors = ExitCode(1)
  /// The machine failed (sysexits.h, EX_IOERR).
  static let machineFailed = ExitCode(74)
}

/// Runs `body`; a failure of the machine is told and ends the command with its exit status.
func reportingMachineFailures<Value>(_ body: () async throws -> Value) async throws -> Value {
  do {
    return try await body()
  } catch let error as DiskError {
    Terminal.printError("error: \(error)")
    throw ExitCode.machineFailed
  }
}
