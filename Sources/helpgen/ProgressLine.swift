import Foundation
import Generator

/// One line on a terminal that says how far the build is, shown once it takes over a second.
struct ProgressLine {
  private let task: Task<Void, Never>?

  init(_ progress: BuildProgress) {
    guard Terminal.isErrorATerminal else {
      task = nil
      return
    }
    task = Task {
      try? await Task.sleep(for: .seconds(1))
      while !Task.isCancelled {
        if let text = progress.text { Self.show(text) }
        try? await Task.sleep(for: .milliseconds(100))
      }
      Self.show("")
    }
  }

  func end() async {
    task?.cancel()
    await task?.value
  }

  private static func show(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(text)".utf8))
  }
}
