package dev.interlock.command.testinvoke;

import dev.interlock.command.tls.Asked;
import dev.interlock.command.tls.FatalAlert;
import dev.interlock.command.tls.ObservedKeyManager;
import dev.interlock.command.tls.ObservedTrustManager;
import dev.interlock.command.tls.ServerVerification;
import dev.interlock.integration.AddressPolicy;
import dev.interlock.integration.EndpointRequest;
import dev.interlock.integration.EndpointResponse;
import dev.interlock.integration.ExecutionFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A call of a backend in the time that it has, and what it showed of the TLS below it. */
final class EndpointCall {
  private final EndpointRequest request;
  private final @Nullable ClientIdentity identity;
  private final ObservedKeyManager keys;
  private final EndpointVerification verification;
  private final ObservedTrustManager trust;
  private final EndpointConnection connection;

  /**
   * A call, not made yet.
   *
   * @param identity to present when the backend asks for a certificate, if any
   * @param supported how the backend is verified
   * @param insecureSkipVerification whether any issuer will do
   */
  EndpointCall(
      EndpointRequest request,
      @Nullable ClientIdentity identity,
      ServerVerification supported,
      boolean insecureSkipVerification,
      AddressPolicy addresses) {
    this.request = request;
    this.identity = identity;
    this.keys = new ObservedKeyManager(identity == null ? null : identity.keyManager());
    this.verification =
        new EndpointVerification(request.host(), supported, insecureSkipVerification);
    this.trust = new ObservedTrustManager(verification);
    this.connection = new EndpointConnection(request, addresses, keys, trust);
  }

  /**
   * Makes the call.
   *
   * @param timeout from the look-up of the name to the end of the answer
   * @throws ExecutionFailed when there is no answer
   */
  EndpointResponse answer(Duration timeout) throws ExecutionFailed, InterruptedException {
    // Not closed by waiting: a name look-up can not be interrupted and must not hold up the answer.
    ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Future<EndpointResponse> answer = thread.submit(connection::call);
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ExecutionFailed.timeout();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      // Closes the connection of a call that goes on.
      thread.shutdownNow();
    }
  }

  private ExecutionFailed failure(@Nullable Throwable thrown) {
    if (thrown instanceof ExecutionFailed failed) {
      return failed;
    }
    Optional<String> unverified = trust.problem();
    if (unverified.isPresent()) {
      return ExecutionFailed.configuration(unverified.get());
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Optional<String> alert = FatalAlert.in(cause);
      if (alert.isPresent()) {
        return ExecutionFailed.configuration("Received fatal alert: " + alert.get());
      }
    }
    String reason = thrown == null ? "" : String.valueOf(thrown.getMessage());
    if (thrown instanceof SSLException) {
      return ExecutionFailed.configuration(reason);
    }
    String hint = keys.asked() == Asked.NO ? "" : "; it may have refused the client's certificate";
    return ExecutionFailed.network("no answer from the endpoint: " + reason + hint);
  }

  /** Writes what was seen of TLS; of a connection that did not get so far, nothing. */
  void logTo(ExecutionLog log) {
    if (verification.skipped()) {
      log.remark(
          "no supported authority issued the endpoint's certificate; it is accepted because of"
              + " insecureSkipVerification");
    }
    String requested = "client certificate requested by the endpoint: ";
    if (keys.asked() != Asked.NO) {
      log.remark(requested + "yes; sent: " + sent());
    } else if (connection.established()) {
      log.remark(requested + (request.isTls() ? "no" : "no, it is not HTTPS") + "; sent: none");
    }
  }

  private String sent() {
    if (trust.problem().isPresent()) {
      return "none, since the endpoint's own certificate is not accepted";
    }
    return switch (keys.asked()) {
      case NO, WITHHELD -> "none, since no clientCertificateId is given";
      case UNFIT -> "none, since the endpoint does not take the kind of key of " + identity;
      case PRESENTED -> String.valueOf(identity);
    };
  }
}
