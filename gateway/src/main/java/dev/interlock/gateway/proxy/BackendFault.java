package dev.interlock.gateway.proxy;

import dev.interlock.integration.ExecutionFailed;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What went wrong with a backend, as AWS says it. */
final class BackendFault {
  private BackendFault() {}

  /** The answer for a failure of the client. */
  static ExecutionFailed of(Throwable failure) {
    if (failure instanceof ExecutionFailed failed) {
      return failed;
    }
    String reason = String.valueOf(failure.getMessage());
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return ExecutionFailed.invalidAddress(reason);
    }
    Optional<? extends Exception> tls =
        cause(failure, CertificateException.class).or(() -> cause(failure, SSLException.class));
    if (tls.isPresent()) {
      return ExecutionFailed.configuration(String.valueOf(tls.get().getMessage()));
    }
    return isBroken(failure) ? ExecutionFailed.network(reason) : ExecutionFailed.malformed(reason);
  }

  /** Whether the connection ended, as one does that the backend closed just before it was used. */
  static boolean isBroken(Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof IOException;
  }

  private static Optional<Exception> cause(Throwable failure, Class<? extends Exception> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
