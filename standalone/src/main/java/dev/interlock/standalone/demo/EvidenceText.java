package dev.interlock.standalone.demo;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import dev.interlock.standalone.demo.BackendReport.InstanceReport;
import dev.interlock.standalone.demo.BackendReport.Probe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has changed in what a backend has shown, in words. */
final class EvidenceText {
  private static final String STRANGER = "stranger";
  private static final String ANONYMOUS = "anonymous";

  private EvidenceText() {}

  /**
   * A remark for each change; none when nothing but the time of the probe has changed.
   *
   * @param before the report before, or null for none
   * @param names what to call the certificates, by id; the others are left out
   * @param now the time of what carries none itself
   */
  static List<Remark> changes(
      @Nullable BackendReport before, BackendReport after, Map<String, String> names, Instant now) {
    List<Remark> remarks = new ArrayList<>();
    for (InstanceReport instance : after.instances()) {
      InstanceReport known = before == null ? null : instance(before, instance.instance());
      Probe fresh = freshProbe(known, instance);
      Evidence claimed = instance.acknowledgedEvidence();
      if (claimed != null
          && (known == null || known.acknowledgedVersion() != instance.acknowledgedVersion())) {
        String text =
            "acknowledged v%d, %s"
                .formatted(instance.acknowledgedVersion(), claimed.name().toLowerCase(Locale.ROOT));
        // It came before the probe that is seen with it.
        remarks.add(remark(fresh == null ? now : fresh.at(), after, text));
      }
      if (fresh != null) {
        remarks.add(remark(fresh.at(), after, probed(fresh, after.bundle().certificates(), names)));
      }
    }
    return remarks;
  }

  private static Remark remark(Instant at, BackendReport backend, String text) {
    return new Remark(at, "%-13s %s".formatted(backend.backendId(), text), false);
  }

  private static @Nullable InstanceReport instance(BackendReport report, String name) {
    return report.instances().stream()
        .filter(instance -> instance.instance().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Probe freshProbe(@Nullable InstanceReport known, InstanceReport now) {
    Probe before = known == null ? null : known.lastProbe();
    Probe probe = now.lastProbe();
    boolean same = probe != null && before != null && verdicts(before).equals(verdicts(probe));
    return same ? null : probe;
  }

  private static Map<String, Verdict> verdicts(Probe probe) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    probe.certificates().forEach((id, finding) -> verdicts.put(id, finding.verdict()));
    verdicts.put(STRANGER, probe.untrusted().verdict());
    verdicts.put(ANONYMOUS, probe.anonymous().verdict());
    return verdicts;
  }

  private static String probed(Probe probe, Set<String> wanted, Map<String, String> names) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    names.forEach(
        (id, name) -> {
          Finding finding = probe.certificates().get(id);
          if (finding != null) {
            findings.put(name, finding);
          }
        });
    findings.put(STRANGER, probe.untrusted());
    findings.put(ANONYMOUS, probe.anonymous());
    List<String> parts = new ArrayList<>();
    addTo(parts, "accepts", findings, Verdict.ACCEPTED);
    addTo(parts, "refuses", findings, Verdict.REFUSED);
    addTo(parts, "unclear", findings, Verdict.INCONCLUSIVE);
    return "probe: %s → %s"
        .formatted(String.join("; ", parts), conclusion(findings, wanted(wanted, names)));
  }

  private static Set<String> wanted(Set<String> ids, Map<String, String> names) {
    return ids.stream().map(names::get).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private static void addTo(
      List<String> parts, String verb, Map<String, Finding> findings, Verdict verdict) {
    String who =
        findings.entrySet().stream()
            .filter(entry -> entry.getValue().verdict() == verdict)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (!who.isEmpty()) {
      parts.add(verb + " " + who);
    }
  }

  private static String conclusion(Map<String, Finding> findings, Set<String> wanted) {
    List<String> missing = new ArrayList<>();
    findings.forEach(
        (name, finding) -> {
          Verdict hoped = wanted.contains(name) ? Verdict.ACCEPTED : Verdict.REFUSED;
          if (finding.verdict() != hoped) {
            missing.add(
                (hoped == Verdict.ACCEPTED ? "does not accept " : "does not refuse ") + name);
          }
        });
    return missing.isEmpty() ? Evidence.DISCRIMINATING.name() : String.join(", ", missing);
  }
}
