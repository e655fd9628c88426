package dev.interlock.agent.interlock;

import java.io.IOException;

/** Interlock answered, and not as hoped for; the text is its own where it gave one. */
public final class CallFailed extends IOException {
  private static final long serialVersionUID = 1L;

  CallFailed(String message) {
    super(message);
  }
}
