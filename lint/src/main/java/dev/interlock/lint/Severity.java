package dev.interlock.lint;

/** How bad a finding is. */
public enum Severity {
  /** Some server refuses a certificate that must work, or the whole file. */
  ERROR,
  /** Nothing that must work breaks now, but something is not as it seems. */
  WARNING,
  /** Harmless, and good to know. */
  NOTE
}
