import Foundation
import HTTPTypes

/// Lets in what comes from this server's own pages and from the person at the machine.
///
/// 1. The `Host` names this server. A page elsewhere whose name was made to lead here (DNS
///    rebinding) still sends its own name.
/// 2. What a browser sends from another site's page is refused where it writes or reads what only
///    the preview knows: its `Origin` is another (Fetch standard, 3.2), or `Sec-Fetch-Site` says so.
struct Gate: Sendable {
  /// Lower case, without port.
  private let hosts: Set<String>
  private let acceptsAddresses: Bool
  private let port: Int

  init(host: String, port: Int) {
    self.port = port
    acceptsAddresses = !Self.isLoopback(host)
    var hosts: Set = ["localhost", "127.0.0.1", "[::1]", host.lowercased()]
    if acceptsAddresses { hosts.insert(ProcessInfo.processInfo.hostName.lowercased()) }
    self.hosts = hosts
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.") && isAddress(host)
  }

  func knows(authority: String?) -> Bool {
    guard let authority = authority?.lowercased() else { return false }
    let (host, port) = Self.split(authority)
    guard port == self.port || port == nil && self.port == 80 else { return false }
    return hosts.contains(host) || acceptsAddresses && Self.isAddress(host)
  }

  /// Whether the request comes from a page of this server, or from no page at all.
  func isOwn(_ request: HTTPRequest) -> Bool {
    let fetchSite = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headerFields[$0] }
    if let fetchSite, fetchSite != "same-origin", fetchSite != "none" { return false }
    guard let origin = request.headerFields[.origin] else { return true }
    return origin == "http://\(request.authority ?? "")" && knows(authority: request.authority)
  }

  private static func split(_ authority: String) -> (host: String, port: Int?) {
    let bracket = authority.lastIndex(of: "]")
    let start = bracket ?? authority.startIndex
    guard let colon = authority[start...].lastIndex(of: ":") else { return (authority, nil) }
    let port = Int(authority[authority.index(after: colon)...])
    return (String(authority[..<colon]), port ?? -1)
  }

  /// An address can not be made to lead elsewhere.
  private static func isAddress(_ host: String) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") { return host.dropFirst().dropLast().contains(":") }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
