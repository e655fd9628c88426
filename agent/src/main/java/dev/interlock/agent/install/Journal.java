package dev.interlock.agent.install;

import dev.interlock.agent.adapter.Evidence;
import dev.interlock.agent.trust.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What an agent must know after it was killed: a small file beside the trust file. */
record Journal(Path file) {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * All that it says.
   *
   * @param held what the server is known to use
   * @param intent what is under way
   */
  record State(@Nullable Held held, @Nullable Intent intent) {
    static final State NOTHING = new State(null, null);
  }

  /** A bundle that the server uses. */
  record Held(long version, String sha256, Evidence evidence) {}

  /**
   * A bundle on its way to the server, or a failed one on the way back.
   *
   * @param sha256 of the trust file that holds it
   */
  record Intent(long version, String sha256, boolean returning) {}

  /** What was written last; nothing if that cannot be read. */
  State read() throws IOException {
    if (!Files.exists(file)) {
      return State.NOTHING;
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), State.class);
    } catch (JacksonException e) {
      log.warn("{} cannot be read, so the bundle is installed again", file);
      return State.NOTHING;
    }
  }

  State write(State state) throws IOException {
    DurableFile.replace(file, JSON.writeValueAsBytes(state));
    return state;
  }
}
