package dev.interlock.standalone.demo;

import dev.interlock.messaging.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Constant traffic to every backend: three callers each on connections that are kept, and one that
 * opens a fresh connection for each request. About 50 requests a second and backend.
 */
final class Traffic implements AutoCloseable {
  private static final int KEEPING = 3;
  private static final Duration KEEPING_PACE = Duration.ofMillis(66);
  private static final Duration FRESH_PACE = Duration.ofMillis(200);
  private static final int LONGEST_QUOTE = 160;

  private final Fingerprints fingerprints;
  private final Tally tally;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> callers;

  private Traffic(List<Integration> integrations, Fingerprints fingerprints, Tally tally) {
    this.fingerprints = fingerprints;
    this.tally = tally;
    this.callers = integrations.stream().flatMap(this::callers).toList();
  }

  /** Starts the traffic, which goes on until closed. */
  static Traffic start(List<Integration> integrations, Fingerprints fingerprints, Tally tally) {
    Traffic traffic = new Traffic(integrations, fingerprints, tally);
    traffic.callers.forEach(Thread::start);
    return traffic;
  }

  private Stream<Thread> callers(Integration integration) {
    return IntStream.rangeClosed(0, KEEPING)
        .mapToObj(
            number ->
                Thread.ofVirtual()
                    .name("caller %d of %s".formatted(number, integration.backendId()))
                    .unstarted(
                        number == 0
                            ? () -> call(integration, true, FRESH_PACE)
                            : () -> call(integration, false, KEEPING_PACE)));
  }

  private void call(Integration integration, boolean freshConnections, Duration pace) {
    try {
      do {
        call(integration, freshConnections);
      } while (!stopping.await(pace.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void call(Integration integration, boolean freshConnection) throws InterruptedException {
    String backend = integration.backendId();
    String kind = freshConnection ? "fresh connection: " : "kept connection: ";
    tally.sent(backend);
    try {
      HttpResponse<String> response = integration.send(freshConnection);
      if (response.statusCode() == 200) {
        tally.answered(backend, certificateSeen(response.body()));
      } else {
        tally.refused(backend, kind + "HTTP " + response.statusCode() + " " + quote(response));
      }
    } catch (IOException | JacksonException e) {
      tally.refused(backend, kind + e);
    }
  }

  private String certificateSeen(String body) {
    JsonNode answer = Json.mapper().readTree(body);
    String fingerprint =
        answer.path("fingerprint256").asString(answer.path("fingerprint1").asString(""));
    return fingerprints.certificate(fingerprint).orElse("unknown certificate " + fingerprint);
  }

  private static String quote(HttpResponse<String> response) {
    String text = response.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    return text.substring(0, Math.min(text.length(), LONGEST_QUOTE));
  }

  /** Lets every request that was sent come to its end. */
  @Override
  public void close() throws InterruptedException {
    stopping.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
  }
}
