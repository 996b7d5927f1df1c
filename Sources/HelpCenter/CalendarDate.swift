import Foundation

/// A day of the Gregorian calendar without a time zone.
package struct CalendarDate: Hashable, Sendable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int
  /// As ISO 8601 writes it.
  package let iso: String

  /// `2026-03-12` (ISO 8601); nil for another form or a day that does not exist.
  package init?(_ text: String) {
    let characters = Array(text.utf8)
    let hyphen = UInt8(ascii: "-")
    guard characters.count == 10, characters[4] == hyphen, characters[7] == hyphen,
      let year = Self.number(characters[..<4]), let month = Self.number(characters[5..<7]),
      let day = Self.number(characters[8...]), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    iso = text
  }

  /// Nil where there is anything but digits.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate {
  /// The date in words of `language`, `12. März 2026`, by CLDR's long form.
  package func text(in language: LanguageTag) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let components = DateComponents(year: year, month: month, day: day, hour: 12)
    guard let date = calendar.date(from: components) else { return iso }
    var style = Date.FormatStyle(
      date: .long, time: .omitted, locale: language.locale, calendar: calendar)
    style.timeZone = .gmt
    return date.formatted(style)
  }
}
