package dev.interlock.contract.trust;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The versions of a bundle that an instance may still hold. An instance passes from an older to a
 * newer one, not always through all of them, and never back.
 *
 * @param version the newest
 * @param bundles the certificate ids of each
 */
record BundleHistory(int version, Map<Integer, Set<String>> bundles) {

  Set<String> newest() {
    return in(version);
  }

  /** Since which version every bundle holds the certificate; empty when the newest does not. */
  OptionalInt heldSince(String certificateId) {
    return since(bundle -> bundle.contains(certificateId));
  }

  /** Since which version no bundle holds the certificate; empty when the newest does. */
  OptionalInt lackedSince(String certificateId) {
    return since(bundle -> !bundle.contains(certificateId));
  }

  /** Whether a version from the first one on, but before the last one, holds the certificate. */
  boolean heldBetween(int from, int before, String certificateId) {
    return bundles.entrySet().stream()
        .filter(entry -> from <= entry.getKey() && entry.getKey() < before)
        .anyMatch(entry -> entry.getValue().contains(certificateId));
  }

  private OptionalInt since(Predicate<Set<String>> condition) {
    if (!condition.test(newest())) {
      return OptionalInt.empty();
    }
    int since = version;
    while (bundles.containsKey(since - 1) && condition.test(in(since - 1))) {
      since--;
    }
    return OptionalInt.of(since);
  }

  private Set<String> in(int version) {
    return bundles.getOrDefault(version, Set.of());
  }
}
