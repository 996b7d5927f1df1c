package import Diagnostics
import Foundation

extension ContactRules {
  /// Reads `contact.yml`. The value is nil only when its YAML cannot be read.
  package static func parse(
    _ source: SourceText, settings: SiteSettings
  ) -> Checked<ContactRules?> {
    let parsed = YAMLNode.parse(source)
    guard let node = parsed.value else { return Checked(nil, parsed.diagnostics) }
    var reader = FieldReader(node, in: source)
    var rules = ContactRules(timezone: reader.timezone(), file: source)
    rules.fallbackLanguage = reader.node("fallbackLanguage").flatMap { reader.language($0) }
    rules.channels = reader.channels()
    rules.holidays = reader.holidays()
    rules.reasons = reader.reasons(of: rules.channels.map(\.channel), settings: settings)
    return Checked(rules, reader.finish())
  }
}

extension FieldReader {
  fileprivate mutating func timezone() -> String {
    guard let name = text("timezone") else {
      report("missing-timezone", "\"timezone\" is needed, e.g. Europe/Amsterdam", at: node)
      return "UTC"
    }
    // Foundation also takes "GMT+5"; the browser's Intl takes names of the tz database alone.
    guard TimeZone.knownTimeZoneIdentifiers.contains(name) || name == "UTC" else {
      let nearest = nearestName(to: name, among: TimeZone.knownTimeZoneIdentifiers)
      report(
        "unknown-timezone", "unknown time zone \"\(name)\"".suggesting(nearest),
        at: node["timezone"] ?? node)
      return "UTC"
    }
    return name
  }

  fileprivate mutating func channels() -> [ContactRules.ChannelRules] {
    guard let list = node("channels") else {
      report("missing-channels", "\"channels\" are needed: email, chat or phone", at: node)
      return []
    }
    var channels: [ContactRules.ChannelRules] = []
    for entry in list.entries ?? [] {
      guard let channel = channel(entry.key) else { continue }
      var reader = FieldReader(entry.value, in: source)
      channels.append(reader.rules(of: channel))
      add(reader.finish())
    }
    if !channels.contains(where: { $0.channel == .email }) {
      report("missing-channels", "the channel \"email\" is needed, it is always there", at: list)
    }
    return channels
  }

  fileprivate mutating func channel(_ node: YAMLNode) -> ContactRules.Channel? {
    let name = node.text ?? ""
    guard let channel = ContactRules.Channel(rawValue: name) else {
      let known = ContactRules.Channel.allCases.map(\.rawValue)
      let message = "unknown channel \"\(name)\"".suggesting(nearestName(to: name, among: known))
      report("unknown-channel", message, at: node)
      return nil
    }
    return channel
  }

  fileprivate mutating func rules(of channel: ContactRules.Channel) -> ContactRules.ChannelRules {
    var rules = ContactRules.ChannelRules(channel: channel)
    rules.languages = node("languages")?.items?.compactMap { language($0) } ?? []
    rules.hours = node("hours").map { hours($0) }
    switch channel {
    case .email:
      rules.endpoint = webAddress("endpoint")
      if node["endpoint"] == nil {
        report(
          "missing-endpoint", "\"email\" needs an \"endpoint\" to which the form is posted",
          at: node)
      }
    case .chat: rules.url = webAddress("url")
    case .phone:
      rules.number = text("number")
      if node["number"] == nil {
        report("missing-number", "\"phone\" needs a \"number\"", at: node)
      }
    }
    return rules
  }

  fileprivate mutating func holidays() -> [CalendarDate] {
    var dates: [CalendarDate] = []
    for item in node("holidays")?.items ?? [] {
      guard let date = item.text.flatMap({ CalendarDate($0) }) else {
        report("invalid-date", "\"\(item.text ?? "")\" is not a date such as 2026-12-25", at: item)
        continue
      }
      dates.append(date)
    }
    return dates
  }

  fileprivate mutating func reasons(
    of channels: [ContactRules.Channel], settings: SiteSettings
  ) -> [ContactRules.Reason] {
    var reasons: [ContactRules.Reason] = []
    for item in node("reasons")?.items ?? [] {
      var reader = FieldReader(item, in: source)
      guard let reason = reader.reason(of: channels, settings: settings) else {
        add(reader.finish(alsoKnown: ["title", "prefer", "items"]))
        continue
      }
      if reasons.contains(where: { $0.id == reason.id }) {
        reader.report(
          "duplicate-reason", "reason \"\(reason.id)\" stands twice", at: item["id"] ?? item)
      } else {
        reasons.append(reason)
      }
      add(reader.finish())
    }
    return reasons
  }

  fileprivate mutating func reason(
    of channels: [ContactRules.Channel], settings: SiteSettings
  ) -> ContactRules.Reason? {
    guard let id = text("id") else {
      report("missing-id", "a reason needs an \"id\"", at: node)
      return nil
    }
    let title = localized("title") ?? LocalizedText(any: id)
    if node["title"] == nil {
      report("missing-title", "reason \"\(id)\" needs a \"title\"", at: node)
    }
    for language in settings.languages where title.any == nil && title.texts[language] == nil {
      let message = "reason \"\(id)\" has no title in language \"\(language)\""
      report("missing-reason-title", message, at: node["title"] ?? node, severity: .warning)
    }
    var reason = ContactRules.Reason(id: id, title: title)
    reason.prefer = node("prefer").map { preferred($0, of: channels) } ?? []
    reason.items = node("items").map { itemRanges($0, of: channels) } ?? []
    return reason
  }

  private mutating func preferred(
    _ node: YAMLNode, of channels: [ContactRules.Channel]
  ) -> [ContactRules.Channel] {
    var preferred: [ContactRules.Channel] = []
    for item in node.items ?? [node] {
      guard let channel = channel(item) else { continue }
      if !channels.contains(channel) {
        report(
          "unknown-channel", "channel \"\(channel.rawValue)\" is not among \"channels\"", at: item)
      } else if !preferred.contains(channel) {
        preferred.append(channel)
      }
    }
    return preferred
  }

  /// `{1: [chat], 2-3: [phone], 4-: [email]}`
  private mutating func itemRanges(
    _ node: YAMLNode, of channels: [ContactRules.Channel]
  ) -> [ContactRules.ItemRange] {
    var ranges: [ContactRules.ItemRange] = []
    for entry in node.entries ?? [] {
      guard let bounds = Self.itemBounds(entry.key.text ?? "") else {
        report("invalid-range", "a number of items is written 1, 2-3 or 4-", at: entry.key)
        continue
      }
      let overlaps = ranges.contains { other in
        bounds.minimum <= other.maximum ?? Int.max && other.minimum <= bounds.maximum ?? Int.max
      }
      if overlaps { report("overlapping-range", "numbers of items overlap", at: entry.key) }
      ranges.append(
        ContactRules.ItemRange(
          minimum: bounds.minimum, maximum: bounds.maximum,
          channels: preferred(entry.value, of: channels)))
    }
    return ranges.sorted { $0.minimum < $1.minimum }
  }

  private static func itemBounds(_ text: String) -> (minimum: Int, maximum: Int?)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let minimum = parts.first.flatMap({ Int($0) }), minimum >= 1, parts.count <= 2
    else { return nil }
    guard parts.count == 2 else { return (minimum, minimum) }
    if parts[1].isEmpty { return (minimum, nil) }
    guard let maximum = Int(parts[1]), maximum >= minimum else { return nil }
    return (minimum, maximum)
  }
}
