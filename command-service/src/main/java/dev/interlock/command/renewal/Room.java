package dev.interlock.command.renewal;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many more rotations may start. What people started counts too, but is never refused for it.
 *
 * @param left of all
 * @param ofPolicies of those that have a limit, by their names
 */
record Room(int left, Map<String, Integer> ofPolicies) {

  Room {
    ofPolicies = Collections.unmodifiableMap(new TreeMap<>(ofPolicies));
  }

  /**
   * What open rotations leave.
   *
   * @param most how many may be open in all
   * @param open the tags of each certificate that one replaces
   */
  static Room of(int most, Collection<TaggedPolicy> policies, List<Map<String, String>> open) {
    Map<String, Integer> left = new TreeMap<>();
    for (TaggedPolicy policy : policies) {
      if (policy.maxInFlight() != null) {
        int own = (int) open.stream().filter(policy::isAbout).count();
        left.put(policy.name(), policy.maxInFlight() - own);
      }
    }
    return new Room(most - open.size(), left);
  }

  /** Whether one may start that all of these policies are about. */
  boolean admits(Collection<String> policies) {
    return left > 0 && policies.stream().allMatch(name -> ofPolicies.getOrDefault(name, 1) > 0);
  }
}
