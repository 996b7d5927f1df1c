import CZlib
import NIOCore

/// RFC 1952, by zlib.
enum Gzip {
  /// Nil when packing fails or saves nothing.
  static func packed(_ bytes: [UInt8]) -> ByteBuffer? {
    var stream = z_stream()
    // 15 bits of window, plus 16 for a gzip head instead of zlib's.
    let start = deflateInit2_(
      &stream, 4, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard start == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    let packed = [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        count =
          deflate(&stream, Z_FINISH) == Z_STREAM_END ? output.count - Int(stream.avail_out) : 0
      }
    }
    return packed.isEmpty ? nil : ByteBuffer(bytes: packed)
  }
}
