package dev.interlock.query.page;

import dev.interlock.query.backend.BackendView;
import dev.interlock.query.backend.BackendView.Stranger;
import dev.interlock.query.backend.BackendView.Stranger.Kind;
import dev.interlock.query.backend.BackendView.TrustResidue;
import dev.interlock.query.page.PageView.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What somebody should look into, one sentence each. */
final class Findings {
  private static final int NAMED = 5;

  private Findings() {}

  static List<Finding> of(List<BackendView> backends, List<String> parked, Words words) {
    List<Finding> findings = new ArrayList<>();
    if (!parked.isEmpty()) {
      findings.add(new Finding(unreadable(parked), null));
    }
    for (BackendView backend : backends) {
      String id = backend.backendId();
      strangers(backend)
          .forEach(
              (instance, kinds) -> findings.add(new Finding(anybody(id, instance, kinds), id)));
      backend
          .trustResidue()
          .forEach(residue -> findings.add(new Finding(residue(id, residue, words), id)));
    }
    return findings;
  }

  private static String unreadable(List<String> ids) {
    String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = ids.size() > NAMED ? " and %d more".formatted(ids.size() - NAMED) : "";
    return "What happened last to %s%s is not shown: it cannot be read by this version. Upgrade the query service, and it will be."
        .formatted(named, more);
  }

  private static TreeMap<String, Set<Kind>> strangers(BackendView backend) {
    TreeMap<String, Set<Kind>> byInstance = new TreeMap<>();
    for (Stranger stranger : backend.acceptsAnybody()) {
      byInstance
          .computeIfAbsent(stranger.instance(), name -> EnumSet.noneOf(Kind.class))
          .add(stranger.presented());
    }
    return byInstance;
  }

  private static String anybody(String backend, String instance, Set<Kind> kinds) {
    String stranger;
    if (kinds.size() > 1) {
      stranger = "callers with no certificate and with one that nobody trusts";
    } else if (kinds.contains(Kind.NO_CERTIFICATE)) {
      stranger = "a caller with no certificate";
    } else {
      stranger = "a caller with a certificate that nobody trusts";
    }
    return "%s accepts anybody: %s let in %s. Make it verify client certificates."
        .formatted(backend, instance, stranger);
  }

  private static String residue(String backend, TrustResidue residue, Words words) {
    String end =
        switch (residue.end()) {
          case DELETED -> "was deleted";
          case EXPIRED -> "expired";
        };
    return "%s still trusts %s, which %s on %s. Take it out of the bundle."
        .formatted(backend, residue.certificateId(), end, words.date(residue.endedAt()));
  }
}
