package dev.interlock.standalone.lint;

import dev.interlock.lint.Severity;
import dev.interlock.messaging.Json;
import java.util.List;

/** All that was found, for people and for programs; the members are those of the JSON. */
record Report(List<LintedFile> files, long errors, long warnings, long notes) {

  static Report of(List<LintedFile> files) {
    return new Report(
        files,
        count(files, Severity.ERROR),
        count(files, Severity.WARNING),
        count(files, Severity.NOTE));
  }

  private static long count(List<LintedFile> files, Severity severity) {
    return files.stream().mapToLong(file -> file.count(severity)).sum();
  }

  String json() {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (LintedFile file : files) {
      text.append(file.file()).append('\n');
      file.certificates()
          .forEach(
              one ->
                  text.append(
                      "  %s  %s, until %s, SHA-256 %.16s...%s\n"
                          .formatted(
                              one.name(),
                              printable(one.subject()),
                              one.notAfter(),
                              one.fingerprint(),
                              one.inUse() ? ", in use" : "")));
      file.findings()
          .forEach(
              found ->
                  text.append(
                      "\n  %s %s: %s\n    %s\n"
                          .formatted(
                              found.severity(),
                              found.rule(),
                              printable(found.why()),
                              found.remedy())));
      text.append('\n');
    }
    return text.append(
            "%s, %s, %s\n"
                .formatted(
                    counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")))
        .toString();
  }

  /** A subject is somebody else's text, and may hold escape codes of terminals. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
