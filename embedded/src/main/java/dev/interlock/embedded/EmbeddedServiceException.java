package dev.interlock.embedded;

/** An embedded service did not start or stop; the message names it and says what to do. */
public final class EmbeddedServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedServiceException(String message) {
    super(message);
  }

  EmbeddedServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
