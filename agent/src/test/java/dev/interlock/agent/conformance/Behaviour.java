package dev.interlock.agent.conformance;

import dev.interlock.backends.ClientDraft;
import dev.interlock.backends.ClientDraft.Usage;
import dev.interlock.backends.FreshClient;
import dev.interlock.backends.ThrowAwayIdentity;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server does with certificates that are in its trust file.
 *
 * @param trust makes the server trust a bundle
 */
record Behaviour(URI uri, String authorityPem, Consumer<String> trust) {
  private static final String HEADER =
      """
      | server | expired | not yet valid | for servers only | one subject, one key | one subject, two keys |
      |---|---|---|---|---|---|
      """;

  private static final Instant NOW = Instant.now();
  private static final Duration DAY = Duration.ofDays(1);

  Measurement of(String server) {
    var expired = draft("expired").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY));
    var early = draft("early").valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(9)));
    var forServers = draft("for servers").usedFor(Usage.SERVER);
    KeyPair shared = keys();
    var sharing =
        Stream.generate(() -> ClientDraft.of("CN=sharing", shared, NOW)).limit(2).toList();
    var twins = Stream.generate(() -> draft("twin")).limit(2).toList();
    List<ThrowAwayIdentity> alone =
        Stream.of(expired, early, forServers).map(ThrowAwayIdentity::create).toList();
    List<ThrowAwayIdentity> first = sharing.stream().map(ThrowAwayIdentity::create).toList();
    List<ThrowAwayIdentity> second = twins.stream().map(ThrowAwayIdentity::create).toList();
    trust.accept(
        Stream.of(alone, first, second)
            .flatMap(List::stream)
            .map(ThrowAwayIdentity::pem)
            .collect(Collectors.joining()));
    return new Measurement(
        HEADER,
        Stream.of(
                Stream.of(server),
                alone.stream().map(one -> accepts(one) ? "let in" : "refused"),
                Stream.of(pair(first), pair(second)))
            .flatMap(cells -> cells)
            .toList());
  }

  private static ClientDraft draft(String commonName) {
    return ClientDraft.of("CN=" + commonName, keys(), NOW);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String pair(List<ThrowAwayIdentity> two) {
    boolean first = accepts(two.getFirst());
    boolean second = accepts(two.getLast());
    return first && second ? "both" : first ? "the first" : second ? "the second" : "neither";
  }

  private boolean accepts(ThrowAwayIdentity client) {
    try (FreshClient fresh = new FreshClient(uri, authorityPem, client)) {
      return fresh.isAccepted();
    }
  }
}
