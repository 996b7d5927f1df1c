package import Diagnostics
import Foundation
package import Generator
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// `helpgen serve`: builds, watches and serves until it is told to end.
package struct PreviewServer: Sendable {
  package struct Options: Sendable {
    package var folder: ProjectFolder
    package var host: String
    package var port: Int

    package init(folder: ProjectFolder, host: String, port: Int) {
      self.folder = folder
      self.host = host
      self.port = port
    }

    /// Whether only this machine can reach it.
    package var isLoopback: Bool { Gate.isLoopback(host) }
  }

  /// What is told while it runs.
  package enum Message: Sendable {
    case serving(url: String)
    /// After the first build and every further one.
    case built(problems: [Diagnostic], isShown: Bool, duration: Duration)
    case failed(String)
  }

  /// More would only be an attack: a browser opens six.
  private static let connectionLimit = 1500

  private let options: Options
  private let tell: @Sendable (Message) -> Void

  package init(_ options: Options, tell: @escaping @Sendable (Message) -> Void) {
    self.options = options
    self.tell = tell
  }

  /// Returns after an interrupt, when every event is on the disk.
  package func run() async throws {
    raiseFileLimit()
    let preview = Preview(log: EventLog(options.folder))
    let tell = tell
    let changes = try FolderWatch.changes(in: options.folder) { tell(.failed("\($0)")) }
    let items = SampleItems(folder: options.folder)
    let responder = Responder(
      preview: preview, gate: Gate(host: options.host, port: options.port), items: items,
      fail: { tell(.failed($0)) })
    let application = application(responder)
    let rebuilding = Rebuilding(preview: preview, folder: options.folder, items: items, tell: tell)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await rebuilding.run(changes) }
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: .seconds(15))
          await preview.ping()
        }
      }
      defer { group.cancelAll() }
      try await application.runService()
    }
  }

  private func application(_ responder: Responder) -> some ApplicationProtocol {
    var logger = Logger(label: "preview")
    logger.logLevel = .critical
    let url = url
    let tell = tell
    return Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [RequestDeadline()],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
      onServerRunning: { _ in tell(.serving(url: url)) },
      logger: logger)
  }

  package var url: String {
    let host = options.host == "0.0.0.0" || options.host == "::" ? "localhost" : options.host
    return "http://\(host.contains(":") ? "[\(host)]" : host):\(options.port)/"
  }

  /// A connection is a file; the usual soft limit of 1,024 would be reached by idle ones.
  private func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 4096)
    setrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit)
  }
}
