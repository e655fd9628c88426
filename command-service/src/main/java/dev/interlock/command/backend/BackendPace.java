package dev.interlock.command.backend;

import java.time.Duration;
import java.util.List;

/**
 * How fast a backend follows a rotation.
 *
 * @param drain how long what a certificate opened at it lives on
 * @param proofs what its last bundles took, each from when it was told of it until every instance
 *     had proved it; none before its first rotation
 */
public record BackendPace(String backendId, Duration drain, List<Duration> proofs) {

  /** Fixes the members. */
  public BackendPace {
    proofs = List.copyOf(proofs);
  }
}
