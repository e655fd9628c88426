package dev.interlock.query.answer;

import java.util.List;

/** A query parameter that is unknown, or whose value is. */
final class InvalidParameter extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;
  private final transient List<String> allowed;

  private InvalidParameter(String message, String parameter, List<String> allowed) {
    super(message);
    this.parameter = parameter;
    this.allowed = allowed;
  }

  static InvalidParameter unknown(String parameter, List<String> known) {
    return new InvalidParameter(
        known.isEmpty()
            ? "There is no parameter '%s': this address takes none.".formatted(parameter)
            : "There is no parameter '%s': use one of %s."
                .formatted(parameter, String.join(", ", known)),
        parameter,
        known);
  }

  static InvalidParameter repeated(String parameter, List<String> allowed) {
    return new InvalidParameter(
        "The parameter '%s' is given more than once: give it once.".formatted(parameter),
        parameter,
        allowed);
  }

  static InvalidParameter value(String parameter, String value, List<String> allowed) {
    return new InvalidParameter(
        "The parameter '%s' cannot be '%s': %s."
            .formatted(
                parameter,
                value,
                allowed.isEmpty()
                    ? "nothing is known that it could name"
                    : "use one of " + String.join(", ", allowed)),
        parameter,
        allowed);
  }

  String parameter() {
    return parameter;
  }

  List<String> allowed() {
    return allowed;
  }
}
