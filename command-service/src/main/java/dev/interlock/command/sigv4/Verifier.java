package dev.interlock.command.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.interlock.command.sigv4.Verification.Genuine;
import dev.interlock.command.sigv4.Verification.Reason;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Verifies AWS Signature Version 4 in the Authorization header, in the order and with the texts of
 * AWS. Presigned URLs, Version 4A and payloads that are unsigned or signed in chunks are refused.
 *
 * @param <S> how the caller knows signatories
 */
public final class Verifier<S extends Signatory> {
  private final String region;
  private final String service;
  private final Duration tolerance;
  private final BiFunction<String, Scope, Optional<S>> signatories;
  private final SigningKey decoy;

  /**
   * A verifier for one service in one region.
   *
   * @param tolerance how far the clock of a caller may be off
   * @param signatories finds who may use an access key id, with the key for a scope
   */
  public Verifier(
      String region,
      String service,
      Duration tolerance,
      BiFunction<String, Scope, Optional<S>> signatories) {
    this.region = region;
    this.service = service;
    this.tolerance = tolerance;
    this.signatories = signatories;
    this.decoy = SigningKey.derive("", new Scope("", region, service));
  }

  /** Whether somebody known made this request, as it is, about now. */
  public Verification<S> verify(RequestParts request, Instant now) {
    try {
      AuthorizationHeader header = AuthorizationHeader.of(request);
      if (!header.signedHeaders().contains("host")) {
        throw Unacceptable.invalid(
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
      }
      SigningTime time = SigningTime.of(request, header.signedHeaders());
      time.requireWithin(tolerance, now);
      header.credential().requireFor(new Scope(time.day(), region, service), time.timestamp());
      requireThatTheHashIsOfTheBody(request);
      return new Genuine<>(signatory(request, header, time));
    } catch (Unacceptable unacceptable) {
      return unacceptable.refused();
    }
  }

  private static void requireThatTheHashIsOfTheBody(RequestParts request) throws Unacceptable {
    if (!List.of(request.payloadHash()).containsAll(request.header("x-amz-content-sha256"))) {
      throw Unacceptable.invalid("The value of x-amz-content-sha256 is not the hash of the body.");
    }
  }

  /** Works as long for a stranger as for somebody known. */
  private S signatory(RequestParts request, AuthorizationHeader header, SigningTime time)
      throws Unacceptable {
    Scope scope = header.credential().scope();
    Optional<S> known = signatories.apply(header.credential().accessKeyId(), scope);
    SigningKey key = known.map(Signatory::signingKey).orElse(decoy);
    String signature =
        key.sign(
            CanonicalRequest.stringToSign(
                request, header.signedHeaders(), time.timestamp(), scope));
    boolean genuine =
        MessageDigest.isEqual(
            signature.getBytes(ISO_8859_1), header.signature().getBytes(ISO_8859_1));
    // Nobody is given session tokens here, so none is good.
    if (known.isEmpty() || !request.header("x-amz-security-token").isEmpty()) {
      throw new Unacceptable(
          Reason.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
    }
    if (!genuine) {
      throw Unacceptable.invalid(
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method. Consult the service documentation"
              + " for details.");
    }
    return known.get();
  }
}
