// Between the UTF-8 of texts and the UTF-16 units in which browsers order and cut words. Words are
// short, and the standard library's conversions cost more than what is converted.

/// - Parameter utf8: valid.
func appendUTF16(_ utf8: UnsafeBufferPointer<UInt8>, to units: inout [UInt16]) {
  var position = 0
  while position < utf8.count {
    let (scalar, length) = decodeScalar(utf8, at: position)
    if scalar < 0x10000 {
      units.append(UInt16(scalar))
    } else {
      units.append(UInt16(0xD7C0 + scalar >> 10))
      units.append(UInt16(0xDC00 | scalar & 0x3FF))
    }
    position += length
  }
}

/// - Parameter units: without halves of surrogate pairs.
func appendUTF8(_ units: ArraySlice<UInt16>, to utf8: inout [UInt8]) {
  var lead: UInt32 = 0
  for unit in units {
    let unit = UInt32(unit)
    switch unit {
    case 0..<0x80:
      utf8.append(UInt8(unit))
    case 0x80..<0x800:
      utf8.append(UInt8(0xC0 | unit >> 6))
      utf8.append(UInt8(0x80 | unit & 0x3F))
    case 0xD800..<0xDC00:
      lead = unit
    default:
      let isPair = (0xDC00..<0xE000).contains(unit)
      let scalar = isPair ? (lead - 0xD7C0) << 10 | unit & 0x3FF : unit
      if isPair { utf8.append(UInt8(0xF0 | scalar >> 18)) }
      utf8.append(UInt8(isPair ? 0x80 | scalar >> 12 & 0x3F : 0xE0 | scalar >> 12))
      utf8.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      utf8.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
