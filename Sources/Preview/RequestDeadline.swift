import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections that wait for the client too long: 15 seconds for the head of the first
/// request or the rest of a body, a minute between requests, a second to take in an answer that
/// says `Connection: close`. Answers may take their time, but one that goes on as long as the client
/// listens ends with it.
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
  private static let toClose = TimeAmount.seconds(1)
  private var isReading = false
  private var isClosing = false
  /// An answer without an end is being sent.
  private var isStreaming = false

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
      if !isClosing { start(Self.toRead, context) }
    case .body: break
    case .end:
      isReading = false
      if !isClosing { timer?.cancel() }
    }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event, isStreaming { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      isClosing = head.headerFields[.connection] == "close"
      isStreaming = head.headerFields[.contentType] == "text/event-stream"
    case .body: break
    case .end:
      isStreaming = false
      if isClosing {
        start(Self.toClose, context)
      } else if !isReading {
        start(Self.betweenRequests, context)
      }
    }
    context.write(data, promise: promise)
  }

  private func start(_ time: TimeAmount, _ context: ChannelHandlerContext) {
    timer?.cancel()
    let channel = context.channel
    timer = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
