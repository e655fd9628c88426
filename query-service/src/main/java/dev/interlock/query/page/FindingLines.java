package dev.interlock.query.page;

import dev.interlock.query.finding.FindingView;
import dev.interlock.query.page.PageView.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody should look into, one sentence each. */
final class FindingLines {
  private static final int NAMED = 5;

  private FindingLines() {}

  static List<Finding> of(List<FindingView> findings, List<String> parked, Words words) {
    List<Finding> lines = new ArrayList<>();
    if (!parked.isEmpty()) {
      lines.add(new Finding(unreadable(parked), "", null));
    }
    findings.forEach(
        finding ->
            lines.add(
                new Finding(
                    finding.text(),
                    "since " + words.moment(finding.since()),
                    finding.backendId())));
    return lines;
  }

  private static String unreadable(List<String> ids) {
    String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = ids.size() > NAMED ? " and %d more".formatted(ids.size() - NAMED) : "";
    return "What happened last to %s%s is not shown: it cannot be read by this version. Upgrade the query service, and it will be."
        .formatted(named, more);
  }
}
