import Foundation
package import HelpCenter

extension SiteRendering {
  package func contact(_ edition: Edition, to writer: inout PageWriter) {
    let rendering = rendering(of: edition)
    let frame = plainFrame("contact", words: ("contact", "title"), edition, rendering)
    render("contact", rendering, frame: frame, to: &writer) { page in
      page.record("contact") { putContact(rendering, in: &$0) }
    }
  }

  private func putContact(_ rendering: EditionRendering, in contact: inout PageValues) {
    let rules = site.contact
    let language = rendering.edition.language
    let fallbacks = site.settings.fallbacks(of: language)
    contact.put("plain", rules == nil)
    if let endpoint = rules?.rules(of: .email)?.endpoint {
      contact.record("form") { $0.put("endpoint", endpoint) }
    } else {
      contact.put("form", false)
    }
    let reasons = rules?.reasons ?? []
    contact.list("reasons", reasons) { row, reason in
      row.put("id", reason.id)
      row.put("title", reason.title.text(for: language, fallbacks: fallbacks) ?? reason.id)
    }
    contact.put("hasReasons", !reasons.isEmpty)
    let channels = rules?.channels ?? []
    contact.list("channels") { list in
      for channel in channels {
        guard let rules else { continue }
        list.row { put(channel, rules, rendering, in: &$0) }
      }
    }
    contact.put("hasChannels", !channels.isEmpty)
    contact.put("signIn", site.settings.account.signIn)
    contact.put("orders", site.settings.account.orders)
  }

  private func put(
    _ channel: ContactRules.ChannelRules, _ rules: ContactRules, _ rendering: EditionRendering,
    in row: inout PageValues
  ) {
    let icons: [ContactRules.Channel: String] = [.email: "mail", .chat: "chat", .phone: "phone"]
    let language = rendering.edition.language
    let hours = channel.hours ?? []
    let names = channel.languages.map { languageNames[$0] ?? $0.autonym }
    row.put("id", channel.channel.rawValue)
    row.put("name", rendering.words.text("contact", channel.channel.rawValue))
    row.put("icon", html: theme.icons[icons[channel.channel] ?? ""] ?? "")
    row.put("languages", names.joined(separator: language.listSeparator))
    row.list("hours", OpeningHours.rows(hours, in: language)) { row, hours in
      row.put("days", hours.days)
      row.put("time", hours.time)
    }
    row.put("alwaysOpen", hours.isEmpty)
    row.put(
      "timezone",
      rendering.words.text(
        "contact", "timezone", ["timezone": OpeningHours.zoneName(rules.timezone, in: language)]))
    row.put("number", channel.number)
    row.put("numberLink", channel.number.map { "tel:" + $0.filter { "+0123456789".contains($0) } })
    row.put("url", channel.url)
  }
}

extension LanguageTag {
  fileprivate var listSeparator: String {
    switch primary {
    case "zh", "ja": "、"
    case "ar", "fa", "ur": "، "
    default: ", "
    }
  }
}

/// A channel's hours as rows of a table, days of equal hours together.
private enum OpeningHours {
  static func rows(
    _ hours: [ContactRules.Hours], in language: LanguageTag
  ) -> [(days: String, time: String)] {
    let byDay = (1...7).map { day in hours.filter { $0.day == day }.sorted { $0.start < $1.start } }
    var rows: [(days: String, time: String)] = []
    var first = 0
    while first < 7 {
      let same = { (day: Int) in
        byDay[day].map { [$0.start, $0.end] } == byDay[first].map { [$0.start, $0.end] }
      }
      var last = first
      while last + 1 < 7, same(last + 1) { last += 1 }
      if !byDay[first].isEmpty {
        let times = byDay[first].map { "\(time($0.start, language)) – \(time($0.end, language))" }
        rows.append(
          (days(first, last, language), times.joined(separator: language.listSeparator)))
      }
      first = last + 1
    }
    return rows
  }

  static func zoneName(_ identifier: String, in language: LanguageTag) -> String {
    let zone = TimeZone(identifier: identifier)
    return zone?.localizedName(for: .generic, locale: language.locale) ?? identifier
  }

  private static func days(_ first: Int, _ last: Int, _ language: LanguageTag) -> String {
    first == last ? day(first, language) : "\(day(first, language)) – \(day(last, language))"
  }

  /// 0 is Monday. 5 January 1970 was one.
  private static func day(_ index: Int, _ language: LanguageTag) -> String {
    var style = Date.FormatStyle(locale: language.locale).weekday(.wide)
    style.timeZone = .gmt
    return Date(timeIntervalSince1970: Double(4 + index) * 86_400 + 43_200).formatted(style)
  }

  private static func time(_ minutes: Int, _ language: LanguageTag) -> String {
    var style = Date.FormatStyle(locale: language.locale).hour().minute()
    style.timeZone = .gmt
    return Date(timeIntervalSince1970: Double(minutes % 1440) * 60).formatted(style)
  }
}
