package dev.interlock.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicFollowerIT {
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private ReadingService service;

  @BeforeEach
  void open() throws Exception {
    service = new ReadingService();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private TopicFollower follow() {
    TopicFollower follower =
        new TopicFollower(
            ReadingService.KAFKA,
            service.topic(),
            envelope -> {
              if (!envelope.type().equals("known")) {
                throw new UnreadableMessage(envelope.type());
              }
              taken.add(envelope.id());
            },
            () -> taken.add("caught up"));
    follower.start();
    return follower;
  }

  @Test
  void takesAllFromTheBeginningInEveryProcessAndSaysSo() {
    service.send("a", "known");
    service.send("a", "known");
    for (int process = 0; process < 2; process++) {
      taken.clear();
      try (TopicFollower follower = follow()) {
        await().until(() -> taken.contains("caught up"));
        assertThat(taken).startsWith("a/1", "a/2").endsWith("caught up");
      }
    }
  }

  @Test
  void saysThatItHasAllOfAnEmptyTopic() {
    try (TopicFollower follower = follow()) {
      await().until(() -> taken.contains("caught up"));
      service.send("a", "known");
      await().until(() -> taken.size() == 3);
      assertThat(taken).containsExactly("caught up", "a/1", "caught up");
    }
  }

  @Test
  void takesNothingOfAKeyBehindWhatItCannotTake() {
    service.send("a", "known");
    service.send("a", "new");
    service.send("a", "known");
    service.send("b", "known");
    try (TopicFollower follower = follow()) {
      await().until(() -> taken.contains("caught up"));
      taken.remove("caught up");
      assertThat(taken).containsExactlyInAnyOrder("a/1", "b/4");
    }
  }
}
