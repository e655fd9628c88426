package dev.interlock.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.contract.CertificateEvent.CertificateDescribed;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class EventSerializerTest {
  private final EventSerializer serializer = new EventSerializer();

  @Test
  void takesWhatPostgresAndKafkaTake() {
    assertThat(described("a \\u0000 that is only written, and \ud83d\ude00"))
        .contains("a \\\\u0000 that");
    assertThat(described("x".repeat(EventSerializer.MAX_BYTES - 200))).hasSizeGreaterThan(999_000);
  }

  @Test
  void refusesWhatAKafkaMessageCannotHold() {
    refused("x".repeat(EventSerializer.MAX_BYTES)).withMessageContaining("too large");
    refused("\u20ac".repeat(EventSerializer.MAX_BYTES / 3)).withMessageContaining("too large");
  }

  @Test
  void refusesTextThatCannotBeKept() {
    refused("\0").withMessageContaining("U+0000");
    refused("\\\0").withMessageContaining("U+0000");
    refused("\ud83d!").withMessageContaining("surrogate");
  }

  private String described(String text) {
    return serializer
        .serialize(new CertificateDescribed("a1b2c3", text, Instant.EPOCH), String.class)
        .getData();
  }

  private ThrowableAssertAlternative<Refusal> refused(String text) {
    return assertThatExceptionOfType(Refusal.class).isThrownBy(() -> described(text));
  }
}
