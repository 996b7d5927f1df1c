import Diagnostics

extension Assembly {
  /// Puts the blocks between an opening and its closing line into a container. A closing line
  /// closes the innermost open container of the same list item or quote.
  mutating func nestContainers(_ blocks: [Block]) -> [Block] {
    var frames = [Frame(opening: nil, line: 0)]
    for block in blocks {
      guard let marker = markers.marker(for: block) else {
        frames[frames.count - 1].blocks.append(block)
        continue
      }
      let line = block.lines.lowerBound
      usedMarkers.insert(line)
      if !marker.name.isEmpty {
        frames.append(Frame(opening: marker, line: line))
      } else if frames.count > 1 {
        close(&frames, at: line)
      } else {
        diagnostics.append(
          .error(
            "container-not-open", "\":::\" closes a container that was not opened",
            at: source.place(line: line)))
      }
    }
    while frames.count > 1 {
      let frame = frames[frames.count - 1]
      let name = frame.opening?.name ?? ""
      let place = source.place(line: frame.line)
      diagnostics.append(
        .error("container-not-closed", "container \"\(name)\" is not closed by \":::\"", at: place))
      close(&frames, at: blocks.last?.lines.upperBound ?? frame.line)
    }
    return frames[0].blocks
  }

  private mutating func close(_ frames: inout [Frame], at line: Int) {
    let frame = frames.removeLast()
    guard let opening = frame.opening else { return }
    let lines = frame.line...max(frame.line, line)
    guard let name = Container.Name(rawValue: opening.name) else {
      let known = Container.Name.allCases.map(\.rawValue)
      let message = "unknown container \"\(opening.name)\""
        .suggesting(nearestName(to: opening.name, among: known))
      let place = source.place(of: opening.name, inLines: frame.line...frame.line)
      diagnostics.append(.error("unknown-container", message, at: place))
      frames[frames.count - 1].blocks += frame.blocks
      return
    }
    let container = Container(name: name, title: opening.title, blocks: frame.blocks)
    frames[frames.count - 1].blocks.append(Block(.container(container), lines: lines))
  }

  /// A container line inside raw HTML has no effect, which its author cannot have meant.
  mutating func reportUnusedMarkers() {
    for line in markers.markers.keys.sorted() where !usedMarkers.contains(line) {
      diagnostics.append(
        .warning(
          "container-in-html", "\":::\" has no effect inside raw HTML", at: source.place(line: line)
        ))
    }
  }
}

private struct Frame {
  let opening: ContainerMarkers.Marker?
  let line: Int
  var blocks: [Block] = []
}
