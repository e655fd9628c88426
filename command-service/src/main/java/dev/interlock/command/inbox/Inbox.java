package dev.interlock.command.inbox;

import dev.interlock.command.backend.Acknowledgements;
import dev.interlock.contract.Acknowledgement;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.Positions;
import dev.interlock.messaging.TopicReader;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The topics that this service reads. */
@Configuration
class Inbox {
  private final KafkaSettings kafka;
  private final Positions positions;
  private final ParkedMessages parked;
  private final TransactionTemplate transactions;

  Inbox(
      KafkaSettings kafka,
      Positions positions,
      ParkedMessages parked,
      TransactionTemplate transactions) {
    this.kafka = kafka;
    this.positions = positions;
    this.parked = parked;
    this.transactions = transactions;
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader commandReader(SagaCommands commands) {
    return reader("command-service-commands", Topics.COMMANDS, commands::handle);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  TopicReader acknowledgementReader(Acknowledgements acknowledgements) {
    return reader(
        "command-service-acknowledgements",
        Topics.ACKNOWLEDGEMENTS,
        envelope -> acknowledgements.take(Envelopes.message(envelope, Acknowledgement.class)));
  }

  private TopicReader reader(String group, String topic, Consumer<Envelope> handler) {
    return new TopicReader(kafka, group, List.of(topic), positions, parked, transactions, handler);
  }
}
