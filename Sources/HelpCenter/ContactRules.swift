package import Diagnostics

/// `Content/contact.yml`: who can be reached, how, in which languages and when.
package struct ContactRules: Sendable {
  package enum Channel: String, CaseIterable, Hashable, Sendable {
    case email, chat, phone
  }

  /// A shift of the team, in minutes since midnight of its day.
  package struct Hours: Hashable, Sendable {
    /// 1 is Monday, 7 Sunday (ISO 8601).
    package let day: Int
    /// 0 to 1439.
    package let start: Int
    /// `start` + 1 to `start` + 1440; past 1440 it is on the next day.
    package let end: Int
  }

  package struct ChannelRules: Sendable {
    package let channel: Channel
    package var endpoint: String?
    package var url: String?
    package var number: String?
    package var languages: [LanguageTag] = []
    /// Nil: always.
    package var hours: [Hours]?
  }

  /// From `minimum` to `maximum` items concerned; no maximum where nil.
  package struct ItemRange: Sendable {
    package let minimum: Int
    package let maximum: Int?
    package let channels: [Channel]
  }

  package struct Reason: Sendable {
    package let id: String
    package var title: LocalizedText
    package var prefer: [Channel] = []
    package var items: [ItemRange] = []
  }

  package var timezone: String
  package var fallbackLanguage: LanguageTag?
  package var channels: [ChannelRules] = []
  package var holidays: [CalendarDate] = []
  package var reasons: [Reason] = []
  package var file: SourceText

  package func rules(of channel: Channel) -> ChannelRules? {
    channels.first { $0.channel == channel }
  }
}
