package dev.interlock.command.backend;

import dev.interlock.command.Refusal;
import dev.interlock.command.http.NativeApi;
import dev.interlock.contract.TrustAnchor;
import dev.interlock.contract.TrustBundle;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The trust bundle of a backend as PEM. Its version is the ETag; with {@code If-None-Match} and
 * {@code wait} the answer comes when there is a newer one, or as 304 when the wait is over.
 */
@NativeApi
class TrustBundleController {
  private static final MediaType PEM = MediaType.valueOf("application/pem-certificate-chain");
  private static final int LONGEST_WAIT = 60;

  private final Backends backends;
  private final BundleSignal signal;

  TrustBundleController(Backends backends, BundleSignal signal) {
    this.backends = backends;
    this.signal = signal;
  }

  @GetMapping("/v1/backends/{backendId}/trust-bundle")
  ResponseEntity<String> bundle(
      @PathVariable String backendId,
      @RequestParam(name = "wait", defaultValue = "0") String wait,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known)
      throws InterruptedException {
    Duration patience = Duration.ofSeconds(seconds(wait));
    long deadline = System.nanoTime() + patience.toNanos();
    TrustBundle bundle = backends.bundle(backendId);
    boolean waiting = true;
    while (waiting && etag(bundle).equals(known) && System.nanoTime() < deadline) {
      waiting = signal.await(Duration.ofNanos(deadline - System.nanoTime()));
      bundle = backends.bundle(backendId);
    }
    return etag(bundle).equals(known)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag(bundle)).build()
        : ResponseEntity.ok().eTag(etag(bundle)).contentType(PEM).body(pem(bundle));
  }

  private static String etag(TrustBundle bundle) {
    return "\"" + bundle.version() + "\"";
  }

  private static String pem(TrustBundle bundle) {
    return TrustAnchor.of(bundle.certificates()).stream()
        .map(TrustAnchor::pem)
        .map(pem -> pem.strip() + "\n")
        .collect(Collectors.joining());
  }

  private static int seconds(String wait) {
    try {
      int seconds = Integer.parseInt(wait);
      if (seconds >= 0 && seconds <= LONGEST_WAIT) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number out of range.
    }
    throw Refusal.invalid(
        "wait", "wait=%s is not a number of seconds from 0 to %d".formatted(wait, LONGEST_WAIT));
  }
}
