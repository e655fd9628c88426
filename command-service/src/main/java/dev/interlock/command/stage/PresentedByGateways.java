package dev.interlock.command.stage;

import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.contract.StageEvent.PresentationReported;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What gateways said last that they present at a stage. */
final class PresentedByGateways {
  private final Map<String, Presentation> last = new HashMap<>();

  /** Whether a gateway says anything else than before; fewer old connections alone are no news. */
  boolean isNews(String gatewayId, Presentation now) {
    Presentation before = last.get(gatewayId);
    return before == null
        || !before.since().equals(now.since())
        || !Objects.equals(before.certificateId(), now.certificateId())
        || !old(before).equals(old(now));
  }

  private static Set<@Nullable String> old(Presentation presentation) {
    Set<@Nullable String> certificates = new HashSet<>();
    for (OldConnections old : presentation.oldConnections()) {
      certificates.add(old.certificateId());
    }
    return certificates;
  }

  void on(PresentationReported event) {
    last.put(event.gatewayId(), event.presentation());
  }

  void clear() {
    last.clear();
  }
}
