package dev.interlock.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Clients that call gateways without a pause, each one of them after the other. They post, so that
 * nobody on the way repeats what was lost.
 */
final class Clients implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int count;
  private final List<HttpRequest> requests;
  private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean over;

  private Clients(int count, boolean keepAlive, List<URI> uris) {
    this.count = count;
    this.requests = uris.stream().map(uri -> request(uri, keepAlive)).toList();
  }

  private static HttpRequest request(URI uri, boolean keepAlive) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("an order"));
    // Which the client sends since failsafe tells it that it may.
    return (keepAlive ? post : post.header("Connection", "close")).build();
  }

  /** So many clients, with or without kept connections. */
  static Clients calling(int count, boolean keepAlive, URI... uris) {
    Clients clients = new Clients(count, keepAlive, List.of(uris));
    Awaitility.await("the stage is known").ignoreExceptions().until(clients::isServed);
    for (int i = 0; i < count; i++) {
      clients.threads.submit(clients::call);
    }
    return clients;
  }

  private boolean isServed() throws IOException, InterruptedException {
    for (HttpRequest request : requests) {
      if (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        return false;
      }
    }
    return true;
  }

  private void call() {
    while (!over) {
      for (HttpRequest request : requests) {
        try {
          HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
          if (answer.statusCode() == 200) {
            bodies.add(answer.body());
          } else {
            failures.add(answer.statusCode() + " " + answer.body());
          }
        } catch (IOException | InterruptedException e) {
          failures.add(e.toString());
        }
        answers.incrementAndGet();
      }
    }
  }

  /** Waits for so many that each client has begun and ended a call since now. */
  void awaitAnswers() {
    int enough = answers.get() + 3 * count * requests.size();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers.get() >= enough);
  }

  /** The bodies of the answers since the last time. */
  List<String> bodies() {
    List<String> until = new ArrayList<>();
    for (String body = bodies.poll(); body != null; body = bodies.poll()) {
      until.add(body);
    }
    return until;
  }

  /** What was refused, dropped or answered otherwise. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    over = true;
    threads.close();
    client.close();
  }
}
