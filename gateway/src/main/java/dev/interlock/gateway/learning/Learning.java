package dev.interlock.gateway.learning;

import dev.interlock.contract.Topics;
import dev.interlock.gateway.routing.Routes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.TopicFollower;
import java.util.Objects;

/**
 * Learns from Kafka. It begins with all that was ever said, and acts on it only when it has all of
 * it: what was true once is not presented again. Without Kafka what it knows stays.
 */
public final class Learning implements AutoCloseable {
  private final Knowledge knowledge = new Knowledge();
  private final Presenter presenter;
  private final TopicFollower follower;
  private volatile Routes routes = Routes.NONE;

  /** Knows nothing yet. */
  public Learning(KafkaSettings kafka, Presenter presenter) {
    this.presenter = presenter;
    this.follower = new TopicFollower(kafka, Topics.EVENTS, this::take, this::act);
  }

  /** Begins. */
  public void start() {
    presenter.start();
    follower.start();
  }

  /** The routes as they are known now. */
  public Routes routes() {
    return routes;
  }

  private void take(Envelope envelope) {
    long sequence =
        Objects.requireNonNull(envelope.sequence(), "an event has a number within its aggregate");
    knowledge.on(Envelopes.event(envelope), sequence);
  }

  private void act() {
    presenter.present(knowledge.assignments(), knowledge.stages());
    routes = knowledge.routes();
  }

  @Override
  public void close() {
    follower.close();
    presenter.close();
  }
}
