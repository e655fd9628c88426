package dev.interlock.command.sigv4;

/**
 * What became of a check.
 *
 * @param <S> how the caller knows signatories
 */
public sealed interface Verification<S extends Signatory> {

  /** The signatory made this request, as it is, and lately. */
  record Genuine<S extends Signatory>(S signatory) implements Verification<S> {}

  /** It is not proved that anybody did. The message is AWS's where AWS has one. */
  record Refused<S extends Signatory>(Reason reason, String message) implements Verification<S> {}

  /** The kinds of refusal that AWS tells apart. */
  enum Reason {
    /** Nothing says who calls. */
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException"),
    /** What says it cannot be read. */
    INCOMPLETE_SIGNATURE("IncompleteSignatureException"),
    /** There is no such access key, or it is not in use. */
    UNRECOGNIZED_CLIENT("UnrecognizedClientException"),
    /** The signature is not one of this request, of now and for this service. */
    INVALID_SIGNATURE("InvalidSignatureException");

    private final String errorType;

    Reason(String errorType) {
      this.errorType = errorType;
    }

    /** AWS's name of the error. */
    public String errorType() {
      return errorType;
    }
  }
}
