package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.contract.StageRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which order the stages of a rotation switch: first the canary, which shows on little traffic
 * whether it works.
 *
 * @param sizes how many of the stages switch in each wave
 */
record Waves(List<StageRef> stages, List<Integer> sizes) {

  /**
   * Groups the stages that present the certificate.
   *
   * @param canary those that switch first, as {@code restApiId/stageName}; null for the first one
   * @param size of the waves after the canary; null for one wave
   * @throws Refusal INVALID when a canary is none of the stages, or the size is not positive
   */
  static Waves of(List<StageRef> stages, @Nullable List<String> canary, @Nullable Integer size) {
    if (size != null && size < 1) {
      throw Refusal.invalid("waveSize", "waveSize %d is not at least 1".formatted(size));
    }
    Set<StageRef> ordered = new LinkedHashSet<>();
    if (canary == null) {
      ordered.add(stages.getFirst());
    } else {
      canary.forEach(id -> ordered.add(named(id, stages)));
    }
    List<Integer> sizes = new ArrayList<>();
    if (!ordered.isEmpty()) {
      sizes.add(ordered.size());
    }
    ordered.addAll(stages);
    int left = stages.size() - sizes.stream().mapToInt(one -> one).sum();
    while (left > 0) {
      int next = size == null ? left : Math.min(size, left);
      sizes.add(next);
      left -= next;
    }
    return new Waves(List.copyOf(ordered), List.copyOf(sizes));
  }

  private static StageRef named(@Nullable String id, List<StageRef> stages) {
    return stages.stream()
        .filter(stage -> stage.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "canary",
                    "Stage %s does not present the certificate; those that do are %s"
                        .formatted(id, stages)));
  }
}
