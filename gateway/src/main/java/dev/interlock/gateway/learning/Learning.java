package dev.interlock.gateway.learning;

import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.Topics;
import dev.interlock.gateway.routing.Routes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns from Kafka. It begins with all that was ever said, and acts on nothing until it is told
 * to: what was true once is not presented again. Without Kafka what it knows stays.
 */
public final class Learning implements AutoCloseable {
  /** So long the beginning waits for keys. */
  private static final Duration VAULT = Duration.ofSeconds(10);

  private final Knowledge knowledge;
  private final Presenter presenter;
  private final TopicFollower follower;
  private boolean acting;
  private volatile Routes routes = Routes.NONE;
  private volatile @Nullable Instant lastEvent;

  /**
   * Knows nothing yet.
   *
   * @param gateways takes what is said of gateways; on the one thread that learns
   */
  public Learning(KafkaSettings kafka, Presenter presenter, Consumer<GatewayEvent> gateways) {
    this.knowledge = new Knowledge(gateways);
    this.presenter = presenter;
    this.follower = new TopicFollower(kafka, Topics.EVENTS, this::take, this::caughtUp);
  }

  /** Begins to learn. */
  public void start() {
    follower.start();
  }

  /** Has this done when all that is known to Kafka now has been learnt. */
  public void afterAllOfNow(Runnable task) {
    follower.afterAllOfNow(task);
  }

  /**
   * Acts on what it learns, from when it has all that is known to Kafka now.
   *
   * @param begun told when each stage presents what it is to, or the vault does not give the key
   */
  public void act(Runnable begun) {
    afterAllOfNow(
        () -> {
          acting = true;
          caughtUp();
          CompletableFuture<Void> tried = new CompletableFuture<>();
          tried.completeOnTimeout(null, VAULT.toSeconds(), TimeUnit.SECONDS).thenRun(begun);
          presenter.start(() -> tried.complete(null));
        });
  }

  /** The routes as they are known now. */
  public Routes routes() {
    return routes;
  }

  /** When the event happened that was taken last. */
  public Optional<Instant> lastEvent() {
    return Optional.ofNullable(lastEvent);
  }

  private void take(Envelope envelope) {
    long sequence =
        Objects.requireNonNull(envelope.sequence(), "an event has a number within its aggregate");
    Event event = Envelopes.event(envelope);
    knowledge.on(event, sequence);
    lastEvent = event.at();
  }

  private void caughtUp() {
    if (acting) {
      presenter.present(knowledge.assignments(), knowledge.stages());
      routes = knowledge.routes();
    }
  }

  @Override
  public void close() {
    follower.close();
    presenter.close();
  }
}
