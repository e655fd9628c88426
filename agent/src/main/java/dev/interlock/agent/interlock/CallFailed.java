package dev.interlock.agent.interlock;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Interlock did not answer as hoped for; the text is its own where it gave one. */
public final class CallFailed extends IOException {
  private static final long serialVersionUID = 1L;

  CallFailed(String message, @Nullable IOException cause) {
    super(message, cause);
  }
}
