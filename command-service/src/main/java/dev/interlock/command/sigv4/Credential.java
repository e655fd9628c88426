package dev.interlock.command.sigv4;

import java.util.ArrayList;
import java.util.List;

/** Whose key signed, and for what. */
record Credential(String accessKeyId, Scope scope, String terminator) {
  private static final int ELEMENTS = 5;

  static Credential parse(String text) throws Unacceptable {
    String[] parts = text.split("/", -1);
    if (parts.length != ELEMENTS) {
      throw Unacceptable.incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '%s'".formatted(text));
    }
    return new Credential(parts[0], new Scope(parts[1], parts[2], parts[3]), parts[4]);
  }

  void requireFor(Scope wanted, String timestamp) throws Unacceptable {
    List<String> errors = new ArrayList<>();
    if (!scope.region().equals(wanted.region())) {
      errors.add(
          "Credential should be scoped to a valid region, not '%s'; this one is '%s'."
              .formatted(scope.region(), wanted.region()));
    }
    if (!scope.service().equals(wanted.service())) {
      errors.add(
          "Credential should be scoped to correct service: '%s'.".formatted(wanted.service()));
    }
    if (!terminator.equals(Scope.TERMINATOR)) {
      errors.add(
          "Credential should be scoped with a valid terminator: '%s', not '%s'."
              .formatted(Scope.TERMINATOR, terminator));
    }
    if (!scope.day().equals(wanted.day())) {
      errors.add(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s', from '%s'.".formatted(scope.day(), wanted.day(), timestamp));
    }
    if (!errors.isEmpty()) {
      throw Unacceptable.invalid(String.join(" ", errors));
    }
  }
}
