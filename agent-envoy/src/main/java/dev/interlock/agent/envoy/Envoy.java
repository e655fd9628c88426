package dev.interlock.agent.envoy;

import dev.interlock.agent.adapter.Adapter;
import dev.interlock.agent.adapter.Evidence;
import dev.interlock.agent.adapter.Loaded;
import dev.interlock.agent.adapter.ServerRefused;
import dev.interlock.agent.settings.Keys;
import dev.interlock.agent.trust.TrustFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Envoys of this machine: each is given the trust file as a secret, and says itself whether it
 * took it (ACK) or why it did not (NACK).
 */
final class Envoy implements Adapter {
  // Without TLS, so whoever could stand between would choose whom Envoy trusts.
  private static final Pattern LOOPBACK =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1]):(\\d{1,5})");

  private final TrustFile trustFile;
  private final SecretServer server;
  private final Subscribers subscribers;
  private final Duration patience;

  private Envoy(
      TrustFile trustFile, SecretServer server, Subscribers subscribers, Duration patience) {
    this.trustFile = trustFile;
    this.server = server;
    this.subscribers = subscribers;
    this.patience = patience;
  }

  static Envoy of(Keys keys, Path trustFile) {
    String secret = keys.text("envoy.secret", "client-trust");
    String listen = keys.text("envoy.listen", "127.0.0.1:18000");
    Matcher matcher = LOOPBACK.matcher(listen);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 0xFFFF) {
      throw keys.invalid(
          "envoy.listen",
          "is '%s'; write a port of the loopback address, as 127.0.0.1:18000".formatted(listen));
    }
    Subscribers subscribers = new Subscribers(secret);
    InetSocketAddress address =
        new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    return new Envoy(
        TrustFile.at(trustFile),
        new SecretServer(address, secret, subscribers),
        subscribers,
        keys.duration("patience", "PT30S"));
  }

  /** Envoys get the trust of last time at once, whether or not Interlock answers. */
  @Override
  public void start() throws IOException {
    server.start();
    publish();
  }

  private String publish() throws IOException {
    String version = trustFile.sha256();
    String pem = trustFile.read();
    if (!pem.isBlank()) {
      subscribers.ask(version);
      server.publish(version, pem);
    }
    return version;
  }

  @Override
  public Loaded load() throws ServerRefused, InterruptedException {
    try {
      String version = publish();
      if (!subscribers.awaitAnswers(version, patience)) {
        throw ServerRefused.unsure("Envoy has not answered the new trust within " + patience);
      }
      Optional<String> refusal = subscribers.refusal(version);
      if (refusal.isPresent()) {
        throw ServerRefused.unsure(refusal.get());
      }
      return loaded();
    } catch (IOException e) {
      throw ServerRefused.unsure(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Loaded> look() {
    try {
      return subscribers.allTook(trustFile.sha256()) ? Optional.of(loaded()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Loaded loaded() {
    int count = subscribers.count();
    return count == 0
        ? new Loaded(Evidence.WRITTEN, "no Envoy asks now; whoever does gets it")
        : new Loaded(Evidence.LOADED, "taken by %d Envoys".formatted(count));
  }

  /** Nothing that could be tried without taking the port from an agent that runs. */
  @Override
  public List<String> obstacles() {
    return List.of();
  }

  @Override
  public void close() {
    server.close();
  }
}
