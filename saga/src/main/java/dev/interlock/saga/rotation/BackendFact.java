package dev.interlock.saga.rotation;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.SessionLifetimes;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backend is known to trust, and when it left the stages that it no longer serves.
 *
 * @param left when it was last unbound, by stage id; without it a backend that has left could not
 *     be told from one whose binding has not been heard of yet
 * @param sessions how long its sessions live, or null when nobody has said
 */
public record BackendFact(
    BackendTrust trust, Map<String, Instant> left, @Nullable SessionLifetimes sessions) {

  /**
   * The fact after one more event of the backend; none before its registration, which this build
   * may have been unable to read. A rotation names a backend of which nothing is known.
   */
  static @Nullable BackendFact on(@Nullable BackendFact known, BackendEvent event) {
    if (known == null) {
      return event instanceof BackendRegistered registered
          ? new BackendFact(BackendTrust.of(registered), Map.of(), registered.sessions())
          : null;
    }
    Map<String, Instant> left = known.left;
    if (event instanceof BackendUnboundFromStage unbound) {
      left = new TreeMap<>(left);
      left.put(unbound.stage().id(), unbound.at());
    }
    return new BackendFact(known.trust.on(event), left, known.sessions);
  }

  boolean serves(List<StageRef> stages) {
    return stages.stream().anyMatch(trust.stages()::contains);
  }

  boolean hasLeft(List<StageRef> stages, Instant since) {
    return !serves(stages)
        && stages.stream()
            .map(stage -> left.get(stage.id()))
            .anyMatch(at -> at != null && !at.isBefore(since));
  }
}
