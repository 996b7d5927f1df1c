import NIOCore
import NIOHTTPTypes

/// Closes connections that wait for the client too long: 15 seconds for the head of the first
/// request or the rest of a body, a minute between requests. Answers may take their time.
///
/// A timer that starts anew with every byte would let a client hold a connection with a byte now
/// and then; these start once.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private static let toRead = TimeAmount.seconds(15)
  private static let betweenRequests = TimeAmount.seconds(60)
  private var timer: Scheduled<Void>?
  private var isReading = false

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(Self.toRead, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    start(Self.toRead, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isReading = true
      start(Self.toRead, context)
    case .body: break
    case .end:
      isReading = false
      timer?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data), !isReading { start(Self.betweenRequests, context) }
    context.write(data, promise: promise)
  }

  private func start(_ time: TimeAmount, _ context: ChannelHandlerContext) {
    timer?.cancel()
    let channel = context.channel
    timer = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
