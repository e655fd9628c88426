package dev.interlock.query.rehearsal;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one backend did with a certificate from the moment it was told of it.
 *
 * @param toldVersion the first version of its bundle that held the certificate
 * @param droppedAt when it was told to drop it again, or null while it is to trust it
 * @param instances by name, those that it has now
 */
record Trial(
    String certificateId,
    Instant toldAt,
    int toldVersion,
    @Nullable Instant droppedAt,
    Map<String, InstanceTrial> instances) {

  Trial {
    instances = Collections.unmodifiableMap(new TreeMap<>(instances));
  }

  /** The trial of a certificate that a revision brings. */
  static Trial begun(String certificateId, TrustBundleRevised event, BackendTrust after) {
    return new Trial(certificateId, event.at(), event.version(), null, Map.of()).on(event, after);
  }

  /**
   * The trial after one more event of the backend.
   *
   * @param after what is proved with that event
   */
  Trial on(BackendEvent event, BackendTrust after) {
    Trial next = event instanceof TrustBundleRevised revised ? told(revised, after) : this;
    return next.each(
        after,
        (name, known) ->
            next.seen(name, known, event, after)
                .proving(name, certificateId, after, next.droppedAt != null, event.at()));
  }

  /** Whether nothing more is to be learnt. */
  boolean over() {
    return droppedAt != null
        && instances.values().stream().allMatch(instance -> instance.refusedAt() != null);
  }

  private Trial told(TrustBundleRevised event, BackendTrust after) {
    if (!after.bundle().contains(certificateId)) {
      Instant since = droppedAt == null ? event.at() : droppedAt;
      return new Trial(certificateId, toldAt, toldVersion, since, instances);
    }
    return droppedAt == null
        ? this
        : new Trial(certificateId, toldAt, toldVersion, null, instances)
            .each(after, (name, known) -> known.told());
  }

  private InstanceTrial seen(
      String name, InstanceTrial known, BackendEvent event, BackendTrust after) {
    if (event instanceof TrustAcknowledged said && said.instance().equals(name)) {
      return said.version() >= toldVersion ? known.reporting() : known;
    }
    return event instanceof ProbeRecorded probe && probe.instance().equals(name)
        ? known.probed(probe, certificateId, after.bundle())
        : known;
  }

  /** The same of the instances that the backend has now. */
  private Trial each(BackendTrust after, BiFunction<String, InstanceTrial, InstanceTrial> change) {
    Map<String, InstanceTrial> changed = new TreeMap<>();
    after
        .instances()
        .keySet()
        .forEach(
            name ->
                changed.put(
                    name, change.apply(name, instances.getOrDefault(name, InstanceTrial.NOTHING))));
    return new Trial(certificateId, toldAt, toldVersion, droppedAt, changed);
  }
}
