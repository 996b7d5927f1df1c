import Diagnostics
import Generator
import HelpCenter

/// The preview's state, the only thing in it that changes.
///
/// Before the first good build there is no site; afterwards there always is one, and a build with
/// errors only changes the problems that are told over it. Open pages are told of states, never of
/// steps: a page that was away asks again and is told what is so now.
actor Preview {
  private(set) var site: ServedSite?
  private(set) var problems: [Diagnostic] = []
  /// Responses of the latest site, made when first asked for.
  private var responses = ResponseCache()
  private var indexes = SearchIndexes()
  private var listeners: [Int: Listener] = [:]
  private var nextListener = 0
  private var log: EventLog
  /// Requests that came before the first build was done; nil once it is.
  private var waiting: [CheckedContinuation<Void, Never>]? = []

  private struct Listener {
    let subject: Subject
    let messages: AsyncStream<String>.Continuation
    var told = ""
  }

  /// What a listener wants to be told about.
  enum Subject: Sendable {
    /// The page with this URL path.
    case page(String)
    case events
  }

  /// More open pages than an editor has; further ones are refused.
  static let listenerLimit = 128

  init(log: EventLog) { self.log = log }

  /// Takes a build over: its site where it is good, its problems always.
  func take(_ site: ServedSite?, problems: [Diagnostic]) {
    self.problems = problems
    if let site {
      self.site = site
      responses = ResponseCache()
    }
    tellAll()
    endWaiting()
  }

  /// A build that the machine could not finish: what was shown is shown on.
  func takeFailure(_ reason: String) {
    problems = [.error("machine-failed", reason, at: Place(file: "Content"))]
    tellAll()
    endWaiting()
  }

  /// The latest good site, once the first build is done; nil where there was no good one yet.
  func builtSite() async -> ServedSite? {
    if waiting != nil { await withCheckedContinuation { waiting?.append($0) } }
    return site
  }

  private func endWaiting() {
    for continuation in waiting ?? [] { continuation.resume() }
    waiting = nil
  }

  func response(of path: String, version: Int) -> StoredFile? {
    version == site?.version ? responses[path] : nil
  }

  func keep(_ file: StoredFile, at path: String, version: Int) {
    if version == site?.version { responses[path] = file }
  }

  /// Writes an event and returns once it is on the disk.
  func record(_ event: Event) throws {
    try log.append(event)
    for (_, listener) in listeners {
      if case .events = listener.subject { listener.messages.yield(event.message) }
    }
  }

  var latestEvents: [String] { log.latest }

  /// Waits while the index is made; pages are served meanwhile.
  func searchFile(_ path: String, of language: LanguageTag, in site: ServedSite) async -> [UInt8]? {
    for files in indexes.files(of: language, in: site) {
      if let bytes = await files.value[path] { return bytes }
    }
    return nil
  }

  // MARK: Listening

  /// The messages for a page, beginning with how it is now; nil when too many are listening.
  func listen(to subject: Subject) -> (id: Int, messages: AsyncStream<String>)? {
    guard listeners.count < Self.listenerLimit else { return nil }
    let (stream, continuation) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(16))
    let id = nextListener
    nextListener += 1
    listeners[id] = Listener(subject: subject, messages: continuation)
    tell(id)
    return (id, stream)
  }

  func stopListening(_ id: Int) {
    listeners.removeValue(forKey: id)?.messages.finish()
  }

  /// A sign of life, by which listeners that are gone are noticed.
  func ping() {
    for (_, listener) in listeners { listener.messages.yield(":\n\n") }
  }

  private func tellAll() {
    for id in listeners.keys { tell(id) }
  }

  private func tell(_ id: Int) {
    guard let listener = listeners[id], case .page(let path) = listener.subject else { return }
    let state = PageState(path: path, site: site, problems: problems).json
    guard state != listener.told else { return }
    listeners[id]?.told = state
    listener.messages.yield("event: state\ndata: \(state)\n\n")
  }
}
