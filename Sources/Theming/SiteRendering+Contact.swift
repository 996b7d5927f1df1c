import Foundation
package import HelpCenter

extension SiteRendering {
  package func contact(_ edition: Edition) -> String {
    let rendering = rendering(of: edition)
    let frame = plainFrame("contact", words: ("contact", "title"), edition, rendering)
    let rules = site.contact
    let channels = rules.map { rules in rules.channels.map { channel($0, rules, rendering) } } ?? []
    let reasons: [TemplateContext] = (rules?.reasons ?? []).map { reason in
      let title = reason.title.text(
        for: edition.language, fallbacks: site.settings.fallbacks(of: edition.language))
      return ["id": reason.id, "title": title ?? reason.id]
    }
    let form: TemplateContext? = rules?.rules(of: .email)?.endpoint.map { ["endpoint": $0] }
    return render(
      "contact", rendering, frame: frame,
      [
        "contact": [
          "plain": rules == nil, "form": form, "reasons": reasons,
          "hasReasons": !reasons.isEmpty, "channels": channels, "hasChannels": !channels.isEmpty,
          "signIn": site.settings.account.signIn,
          "orders": site.settings.account.orders,
        ] as TemplateContext
      ])
  }

  private func channel(
    _ channel: ContactRules.ChannelRules, _ rules: ContactRules, _ rendering: EditionRendering
  ) -> TemplateContext {
    let icons: [ContactRules.Channel: String] = [.email: "mail", .chat: "chat", .phone: "phone"]
    let language = rendering.edition.language
    let hours = channel.hours ?? []
    let names = channel.languages.map { languageNames[$0] ?? $0.autonym }
    return [
      "id": channel.channel.rawValue,
      "name": rendering.words.text("contact", channel.channel.rawValue),
      "icon": SafeHTML(theme.icons[icons[channel.channel] ?? ""] ?? ""),
      "languages": names.joined(separator: language.listSeparator),
      "hours": OpeningHours.rows(hours, in: language), "alwaysOpen": hours.isEmpty,
      "timezone": rendering.words.text(
        "contact", "timezone", ["timezone": OpeningHours.zoneName(rules.timezone, in: language)]),
      "number": channel.number,
      "numberLink": channel.number.map { "tel:" + $0.filter { "+0123456789".contains($0) } },
      "url": channel.url,
    ]
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
  static func rows(_ hours: [ContactRules.Hours], in language: LanguageTag) -> [TemplateContext] {
    let byDay = (1...7).map { day in hours.filter { $0.day == day }.sorted { $0.start < $1.start } }
    var rows: [TemplateContext] = []
    var first = 0
    while first < 7 {
      let same = { (day: Int) in
        byDay[day].map { [$0.start, $0.end] } == byDay[first].map { [$0.start, $0.end] }
      }
      var last = first
      while last + 1 < 7, same(last + 1) { last += 1 }
      if !byDay[first].isEmpty {
        let times = byDay[first].map { "\(time($0.start, language)) – \(time($0.end, language))" }
        rows.append([
          "days": days(first, last, language),
          "time": times.joined(separator: language.listSeparator),
        ])
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
