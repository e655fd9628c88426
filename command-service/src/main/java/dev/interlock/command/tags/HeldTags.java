package dev.interlock.command.tags;

import dev.interlock.command.aws.Tags;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tags that a resource holds, by key. */
public record HeldTags(Map<String, String> byKey) {
  /** No tags. */
  public static final HeldTags NONE = new HeldTags(Map.of());

  /** Sorts, so that events do not depend on the order of a request. */
  public HeldTags {
    byKey = Collections.unmodifiableMap(new TreeMap<>(byKey));
  }

  /**
   * Those of the tags given that change what is held.
   *
   * @throws dev.interlock.command.Refusal when too many would be held
   */
  public Map<String, String> changing(Map<String, String> given) {
    Tags.checked(with(given).byKey());
    Map<String, String> changing = new TreeMap<>(given);
    changing.entrySet().removeAll(byKey.entrySet());
    return changing;
  }

  /** Those of the keys that a tag is held of. */
  public List<String> among(Collection<String> keys) {
    return keys.stream().filter(byKey::containsKey).distinct().sorted().toList();
  }

  /** What is held once these tags are set. */
  public HeldTags with(Map<String, String> set) {
    Map<String, String> tags = new TreeMap<>(byKey);
    tags.putAll(set);
    return new HeldTags(tags);
  }

  /** What is held once the tags of these keys are removed. */
  public HeldTags without(Collection<String> keys) {
    Map<String, String> tags = new TreeMap<>(byKey);
    tags.keySet().removeAll(keys);
    return new HeldTags(tags);
  }
}
