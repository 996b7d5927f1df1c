/// A value and the problems met while making it.
///
/// Author mistakes never fail a stage: it makes the best value it can and says what is wrong.
package struct Checked<Value> {
  package var value: Value
  package var diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  package func map<New>(_ transform: (Value) throws -> New) rethrows -> Checked<New> {
    Checked<New>(try transform(value), diagnostics)
  }
}

extension Checked: Sendable where Value: Sendable {}
