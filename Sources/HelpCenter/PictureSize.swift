import Foundation

/// Width and height of a picture in pixels, read from the head of its file.
enum PictureSize {
  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard let size = png(bytes) ?? gif(bytes) ?? webP(bytes) ?? jpeg(bytes) ?? svg(bytes),
      (1...100_000).contains(size.width), (1...100_000).contains(size.height)
    else { return nil }
    return size
  }

  /// PNG (W3C, third edition), 11.2.1: IHDR comes first, width and height as 32 bits each.
  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    return (bytes.bigEndian(at: 16, count: 4), bytes.bigEndian(at: 20, count: 4))
  }

  /// GIF89a, 18: logical screen descriptor.
  private static func gif(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 10, bytes.starts(with: Array("GIF8".utf8)) else { return nil }
    return (bytes.littleEndian(at: 6, count: 2), bytes.littleEndian(at: 8, count: 2))
  }

  /// RFC 9649, 2.5 to 2.7: VP8, VP8L and VP8X chunks.
  private static func webP(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 30, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
      return (
        bytes.littleEndian(at: 26, count: 2) & 0x3FFF, bytes.littleEndian(at: 28, count: 2) & 0x3FFF
      )
    case "VP8L":
      let bits = bytes.littleEndian(at: 21, count: 4)
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
      return (bytes.littleEndian(at: 24, count: 3) + 1, bytes.littleEndian(at: 27, count: 3) + 1)
    default: return nil
    }
  }

  /// ITU-T T.81, B.2.2: the first start-of-frame segment.
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isFrame {
        return (bytes.bigEndian(at: index + 7, count: 2), bytes.bigEndian(at: index + 5, count: 2))
      }
      let hasNoLength = marker == 0xFF || marker == 0x01 || (0xD0...0xD7).contains(marker)
      index += marker == 0xFF ? 1 : hasNoLength ? 2 : 2 + bytes.bigEndian(at: index + 2, count: 2)
    }
    return nil
  }

  /// SVG 2, 8.2: `width` and `height` in pixels, else the size of the `viewBox`.
  private static func svg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let start = head.range(of: "<svg"),
      let end = head[start.lowerBound...].firstIndex(of: ">")
    else { return nil }
    let tag = head[start.lowerBound..<end]
    if let width = length("width", in: tag), let height = length("height", in: tag) {
      return (width, height)
    }
    let box = attribute("viewBox", in: tag)?.split { $0 == " " || $0 == "," }.compactMap {
      Double($0)
    }
    guard let box, box.count == 4, box.allSatisfy({ $0.magnitude < 1e6 }) else { return nil }
    return (Int(box[2].rounded()), Int(box[3].rounded()))
  }

  private static func length(_ name: String, in tag: Substring) -> Int? {
    guard let value = attribute(name, in: tag) else { return nil }
    let number = value.hasSuffix("px") ? value.dropLast(2) : value[...]
    return Double(number).flatMap { $0.magnitude < 1e6 ? Int($0.rounded()) : nil }
  }

  private static func attribute(_ name: String, in tag: Substring) -> String? {
    for quote in ["\"", "'"] {
      guard let start = tag.range(of: " \(name)=\(quote)"),
        let end = tag[start.upperBound...].range(of: quote)
      else { continue }
      return String(tag[start.upperBound..<end.lowerBound])
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func bigEndian(at index: Int, count: Int) -> Int {
    self[index..<(index + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate func littleEndian(at index: Int, count: Int) -> Int {
    self[index..<(index + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
