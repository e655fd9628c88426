package dev.interlock.query.answer;

/** A thing was asked for by an id that the read model does not know. */
final class UnknownId extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownId(String kind, String id) {
    super("There is no %s with the id '%s' here.".formatted(kind, id));
  }
}
