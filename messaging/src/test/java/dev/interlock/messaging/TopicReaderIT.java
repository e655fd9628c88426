package dev.interlock.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderIT {
  private ReadingService service;

  @BeforeEach
  void open() throws Exception {
    service = new ReadingService();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void behindWhatItCannotReadTheSameKeyWaitsAndNoOther() {
    try (TopicReader reader = service.start(Parking::inOrder, "known")) {
      service.send("a", "known");
      service.send("a", "new");
      service.send("a", "known");
      service.send("b", "known");
      eventually(() -> assertThat(service.taken()).contains("a/1", "b/4"));
      eventually(() -> assertThat(service.parked()).isEqualTo(2));
      assertThat(service.taken()).containsExactlyInAnyOrder("a/1", "b/4");
    }
  }

  @Test
  void aVersionThatCanReadTakesAllInOrder() {
    try (TopicReader old = service.start(Parking::inOrder, "known")) {
      service.send("a", "new");
      service.send("a", "known");
      service.send("a", "newer");
      service.send("a", "known");
      eventually(() -> assertThat(service.parked()).isEqualTo(4));
    }
    try (TopicReader later = service.start(Parking::inOrder, "known", "new")) {
      service.send("a", "known");
      eventually(() -> assertThat(service.taken()).containsExactly("a/1", "a/2"));
      eventually(() -> assertThat(service.parked()).isEqualTo(3));
    }
    try (TopicReader last = service.start(Parking::inOrder, "known", "new", "newer")) {
      service.send("a", "known");
      eventually(
          () ->
              assertThat(service.taken())
                  .containsExactly("a/1", "a/2", "a/3", "a/4", "a/5", "a/6"));
      assertThat(service.parked()).isZero();
    }
  }

  @Test
  void theNonsenseOfOthersHoldsNothingUp() {
    try (TopicReader reader = service.start(Parking::aside, "known")) {
      service.send("a", "nonsense");
      service.send("a", "known");
      eventually(() -> assertThat(service.taken()).containsExactly("a/2"));
      assertThat(service.parked()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsSkippedWhenTheDatabaseWasAway() {
    try (TopicReader reader = service.start(Parking::inOrder, "known")) {
      service.send("a", "known");
      eventually(() -> assertThat(service.taken()).containsExactly("a/1"));
      service.jdbc().sql("ALTER TABLE reader_position RENAME TO away").update();
      service.send("a", "known");
      eventually(() -> assertThat(service.handled()).isGreaterThan(1));
      service.jdbc().sql("ALTER TABLE away RENAME TO reader_position").update();
      service.send("a", "known");
      eventually(() -> assertThat(service.taken()).containsExactly("a/1", "a/2", "a/3"));
    }
  }

  @Test
  void everyProcessSaysHowFarTheServiceIsBehind() throws Exception {
    try (TopicReader one = service.start(Parking::inOrder, "known");
        TopicReader other = service.start(Parking::inOrder, "known")) {
      for (int key = 0; key < 10; key++) {
        service.send("key" + key, "known");
      }
      eventually(() -> assertThat(service.taken()).hasSize(10));
      eventually(() -> assertThat(List.of(lag(one), lag(other))).containsOnly(0L));
      try (Connection blocking = service.dataSource().getConnection()) {
        blocking.setAutoCommit(false);
        blocking.createStatement().execute("LOCK TABLE taken IN EXCLUSIVE MODE");
        // Only one of the two reads the partition of this key.
        service.send("a", "known");
        eventually(() -> assertThat(List.of(lag(one), lag(other))).contains(1L));
        blocking.rollback();
      }
      eventually(() -> assertThat(List.of(lag(one), lag(other))).containsOnly(0L));
      assertThat(one.lag().orElseThrow().isOld(Instant.now())).isFalse();
    }
  }

  private static long lag(TopicReader reader) {
    return reader.lag().map(Lag::messages).orElse(-1L);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
  }
}
