import ArgumentParser
import Diagnostics
import Foundation
import Generator
import Preview

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the help center while you write it.",
    discussion: "Saved files show at once in open pages, drafts included. Ctrl-C ends it.")

  @Option(help: ArgumentHelp("The folder of the project.", valueName: "dir"))
  var project = "."

  @Option(help: "The address to serve at; others than 127.0.0.1 let other machines in.")
  var host = "127.0.0.1"

  @Option(help: "The port to serve at.")
  var port = 8080

  @Flag(help: "Open the browser.")
  var open = false

  func validate() throws {
    guard (1...65535).contains(port) else { throw ValidationError("--port is from 1 to 65535") }
  }

  func run() async throws {
    guard FreePort.isFree(port, host: host) else {
      let next =
        FreePort.next(after: port, host: host).map { ", \($0) is free: --port \($0)" } ?? ""
      Terminal.printError("error: port \(port) is taken\(next)")
      throw ExitCode.machineFailed
    }
    let folder = ProjectFolder(path: project)
    guard folder.exists else {
      Terminal.printError("error: there is no folder \"\(folder.path)\"")
      throw ExitCode.machineFailed
    }
    let options = PreviewServer.Options(folder: folder, host: host, port: port)
    if !options.isLoopback {
      Terminal.printError(
        "warning: at \(host), others on your network can see drafts and send events")
    }
    let opens = open
    let server = PreviewServer(options) { message in tell(message, opens: opens) }
    do {
      try await server.run()
    } catch let error as WatchError {
      Terminal.printError("error: \(error)")
      throw ExitCode.machineFailed
    } catch {
      Terminal.printError("error: cannot serve at \(host):\(port): \(error)")
      throw ExitCode.machineFailed
    }
    Terminal.print("ended")
  }
}

@Sendable
private func tell(_ message: PreviewServer.Message, opens: Bool) {
  switch message {
  case .serving(let url):
    Terminal.print("serving \(url), events at \(url)_preview/, Ctrl-C ends it")
    if opens { Browser.open(url) }
  case .built(let problems, let isShown, let duration):
    Terminal.printProblems(problems, as: .text)
    let seconds = Timings.seconds(duration)
    Terminal.print(
      isShown ? "up to date after \(seconds) s" : "the last good pages are still shown")
  case .failed(let reason): Terminal.printError("error: \(reason)")
  }
}

private enum Browser {
  static func open(_ url: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xdg-open", url]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { process in
      if process.terminationStatus != 0 {
        Terminal.printError("warning: cannot open a browser, open \(url) yourself")
      }
    }
    try? process.run()
  }
}

/// Ports are tried by binding them; between the trial and the server another may take one.
private enum FreePort {
  static func next(after port: Int, host: String) -> Int? {
    (port + 1..<min(port + 100, 65536)).first { isFree($0, host: host) }
  }

  /// True as well where the host is no address of this machine: the server tells what is wrong.
  static func isFree(_ port: Int, host: String) -> Bool {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found else {
      return true
    }
    defer { freeaddrinfo(found) }
    let file = socket(address.pointee.ai_family, address.pointee.ai_socktype, 0)
    guard file >= 0 else { return true }
    defer { close(file) }
    var yes: Int32 = 1
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    return bind(file, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0
      || errno != EADDRINUSE
  }
}
