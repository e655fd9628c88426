package dev.interlock.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients that call without a pause, and note which certificate the backend saw. They post, so that
 * the gateway repeats nothing that it has dropped.
 */
final class Traffic implements AutoCloseable {
  private static final Pattern SEEN = Pattern.compile("\"fingerprint(1|256)\":\"([^\"]*)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpRequest request;
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean over;

  private Traffic(URI uri) {
    this.request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("an order")).build();
  }

  /** So many clients that call this. */
  static Traffic on(URI uri, int clients) {
    Traffic traffic = new Traffic(uri);
    for (int i = 0; i < clients; i++) {
      traffic.clients.submit(traffic::call);
    }
    return traffic;
  }

  private void call() {
    while (!over) {
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        Matcher fingerprint = SEEN.matcher(answer.body());
        if (answer.statusCode() == 200 && fingerprint.find()) {
          seen.add(fingerprint.group(2).replace(":", "").toLowerCase(Locale.ROOT));
        } else {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      } catch (Exception e) {
        failures.add(e.toString());
      }
      answers.incrementAndGet();
    }
  }

  /** How many answers have come. */
  int answers() {
    return answers.get();
  }

  /** Each fingerprint that the backend saw, call by call, since the last time. */
  Queue<String> seen() {
    Queue<String> until = new ConcurrentLinkedQueue<>();
    for (String one = seen.poll(); one != null; one = seen.poll()) {
      until.add(one);
    }
    return until;
  }

  /** What went wrong. */
  Queue<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    over = true;
    clients.close();
    client.close();
  }
}
