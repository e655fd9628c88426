package dev.interlock.gateway.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
  private static final AccessLogFormat FORMAT = AccessLogFormat.parse("$context.httpMethod");

  @TempDir Path directory;

  @Test
  void addsALineForEachRequest() {
    Path file = directory.resolve("access.log");
    for (int start = 0; start < 2; start++) {
      try (AccessLog log = new AccessLog(FORMAT, file.toString())) {
        log.accept(AccessLogFormatTest.request(null, null, null));
      }
    }
    assertThat(file).hasContent("GET\nGET\n");
  }

  @Test
  void saysThatItCannotWrite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessLog(FORMAT, directory.toString()))
        .withMessageContaining("interlock.gateway.access-log.file");
  }
}
