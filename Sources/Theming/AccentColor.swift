import Foundation

/// The site's colour, made to be read in both colour schemes.
///
/// Contrast is the ratio of relative luminances of WCAG 2.2 (definition "contrast ratio"); the
/// colour's lightness is moved in small steps until the ratio holds, its hue and saturation stay.
struct AccentColor {
  private let red: Double
  private let green: Double
  private let blue: Double

  /// `#rrggbb`; nil for another form.
  init?(_ text: String) {
    guard text.count == 7, text.hasPrefix("#"), let value = Int(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: Double(value >> 16) / 255, green: Double(value >> 8 & 255) / 255,
      blue: Double(value & 255) / 255)
  }

  private init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Custom properties for both schemes: the accent, and the colour of text on it.
  var styles: String {
    let light = adjusted(for: Self.lightBackground, towards: 0)
    let dark = adjusted(for: Self.darkBackground, towards: 1)
    return """
      :root{--accent-light:\(light.hex);--accent-dark:\(dark.hex);\
      --on-accent-light:\(light.textColor.hex);--on-accent-dark:\(dark.textColor.hex)}

      """
  }

  /// The colour for the light scheme, `#rrggbb`.
  var light: String { adjusted(for: Self.lightBackground, towards: 0).hex }

  /// The lightest tint that the default theme puts behind accented text, and its dark counterpart.
  private static let lightBackground = AccentColor(red: 0.95, green: 0.95, blue: 0.95)
  private static let darkBackground = AccentColor(red: 0.14, green: 0.15, blue: 0.17)
  private static let black = AccentColor(red: 0.05, green: 0.06, blue: 0.07)
  private static let white = AccentColor(red: 1, green: 1, blue: 1)

  private var textColor: AccentColor {
    contrast(with: Self.white) >= 4.5 ? Self.white : Self.black
  }

  private func adjusted(for background: AccentColor, towards end: Double) -> AccentColor {
    for step in 0...50 {
      let moved = lightness(movedTo: end, share: Double(step) / 50)
      if moved.contrast(with: background) >= 4.6 { return moved }
    }
    return lightness(movedTo: end, share: 1)
  }

  /// The lightness of HSL moved towards 0 or 1, its hue and saturation kept: mixed with white, a
  /// deep green would turn grey.
  private func lightness(movedTo end: Double, share: Double) -> AccentColor {
    let old = (max(red, green, blue) + min(red, green, blue)) / 2
    let new = old + (end - old) * share
    let room = { (lightness: Double) in 1 - abs(2 * lightness - 1) }
    let stretch = room(old) > 0 ? room(new) / room(old) : 0
    let moved = { (value: Double) in min(max(new + (value - old) * stretch, 0), 1) }
    return AccentColor(red: moved(red), green: moved(green), blue: moved(blue))
  }

  private func contrast(with other: AccentColor) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private var luminance: Double {
    let linear = { (value: Double) in
      value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  private var hex: String {
    let digits = [red, green, blue].map { value -> String in
      let byte = String(Int((value * 255).rounded()), radix: 16)
      return byte.count == 1 ? "0" + byte : byte
    }
    return "#" + digits.joined()
  }
}
