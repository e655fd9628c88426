package dev.interlock.standalone.lint;

import dev.interlock.lint.NamedCertificate;
import dev.interlock.lint.Needs;
import dev.interlock.lint.PemBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks trust bundles; needs no running Interlock. */
@Command(
    name = "lint",
    description = {
      "Says whom servers would shut out with a trust bundle, why, and what to do about it.",
      "",
      "Every certificate that could be presented must work, unless --in-use says which ones are"
          + " presented now: an error about one of these would be an outage.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 when no error was found; 1 when one was; 2 when a file cannot be read, or for"
          + " a usage error.",
      "",
      "Example: interlock lint new-bundle.pem --in-use presented-now.pem",
      "The rules are explained in docs/lint.md."
    },
    mixinStandardHelpOptions = true)
public final class Lint implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final int UNREADABLE = 2;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A trust bundle in PEM; - is the standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--in-use",
      paramLabel = "CERT.pem",
      description = "What is presented now. May be repeated.")
  private List<String> inUse = List.of();

  @Option(
      names = "--expires-within",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "Warn of certificates that expire so soon (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to say it (default: ${DEFAULT-VALUE}).")
  private Format format = Format.text;

  @Spec private CommandSpec spec = CommandSpec.create();

  private enum Format {
    text,
    json
  }

  @Override
  public Integer call() {
    try {
      Report report = report(Clock.systemUTC());
      PrintWriter out = spec.commandLine().getOut();
      out.print(format == Format.json ? report.json() : report.text());
      out.flush();
      return report.errors() == 0 ? 0 : 1;
    } catch (Unreadable e) {
      spec.commandLine().getErr().println(e.getMessage());
      return UNREADABLE;
    }
  }

  private Report report(Clock clock) throws Unreadable {
    List<NamedCertificate> presented = new ArrayList<>();
    for (String file : inUse) {
      presented.addAll(presented(file));
    }
    List<LintedFile> linted = new ArrayList<>();
    for (String file : files) {
      linted.add(
          LintedFile.of(
              file, PemBundle.read(text(file)), presented, clock.instant(), Duration.ofDays(days)));
    }
    return Report.of(linted);
  }

  private static List<NamedCertificate> presented(String file) throws Unreadable {
    List<NamedCertificate> certificates = PemBundle.read(text(file)).certificates();
    if (certificates.isEmpty()) {
      throw new Unreadable(file + " holds no certificate; give --in-use one in PEM");
    }
    // A file as servers want it holds the authorities too, which nobody presents.
    return certificates.stream()
        .filter(one -> certificates.size() == 1 || Needs.presentable(one.certificate()))
        .map(one -> new NamedCertificate(file, one.certificate()))
        .toList();
  }

  private static String text(String file) throws Unreadable {
    try (InputStream in =
        file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new Unreadable("There is no file " + file);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new Unreadable("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }
}
