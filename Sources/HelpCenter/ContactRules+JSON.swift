extension ContactRules {
  /// The rules as the browser reads them, in one language. The format is specified at the head of
  /// the theme's `Scripts/contact/choose.js`, version 1.
  package func json(for language: LanguageTag, fallbacks: [LanguageTag]) -> JSONText {
    .object([
      ("version", .number(1)), ("timezone", .string(timezone)),
      ("fallbackLanguage", .optional(fallbackLanguage?.text)),
      ("holidays", .strings(holidays.map(\.iso))),
      ("channels", .array(channels.map(\.json))),
      ("reasons", .array(reasons.map { $0.json(for: language, fallbacks: fallbacks) })),
    ])
  }
}

extension ContactRules.ChannelRules {
  fileprivate var json: JSONText {
    let shifts = hours?.map {
      JSONText.array([.number($0.day), .number($0.start), .number($0.end)])
    }
    var members: [(String, JSONText)] = [
      ("id", .string(channel.rawValue)), ("languages", .strings(languages.map(\.text))),
      ("hours", shifts.map { .array($0) } ?? .null),
    ]
    switch channel {
    case .email: members.append(("endpoint", .string(endpoint ?? "")))
    case .chat: members.append(("url", .optional(url)))
    case .phone: members.append(("number", .string(number ?? "")))
    }
    return .object(members)
  }
}

extension ContactRules.Reason {
  fileprivate func json(for language: LanguageTag, fallbacks: [LanguageTag]) -> JSONText {
    let ranges = items.map { range in
      JSONText.object([
        ("from", .number(range.minimum)), ("to", range.maximum.map { .number($0) } ?? .null),
        ("prefer", .strings(range.channels.map(\.rawValue))),
      ])
    }
    return .object([
      ("id", .string(id)),
      ("title", .string(title.text(for: language, fallbacks: fallbacks) ?? id)),
      ("prefer", .strings(prefer.map(\.rawValue))), ("items", .array(ranges)),
    ])
  }
}
