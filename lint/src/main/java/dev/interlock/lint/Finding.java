package dev.interlock.lint;

import java.util.Comparator;
import java.util.List;

/**
 * Something that a rule found.
 *
 * @param certificates the names of those that it is about, the one that suffers first; empty when
 *     it is about the file
 * @param why one or more sentences; never what a block of the file holds, which may be a key
 */
public record Finding(Severity severity, Rule rule, List<String> certificates, String why) {
  static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity);

  /** What to do about it. */
  public String remedy() {
    return rule.remedy();
  }
}
