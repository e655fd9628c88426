package dev.interlock.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. */
public final class Machine {
  private Machine() {}

  /** Processors, load and Java of this machine in a line. */
  public static String description() {
    var os = ManagementFactory.getOperatingSystemMXBean();
    return "%d processors, load average %.1f before, Java %s"
        .formatted(os.getAvailableProcessors(), os.getSystemLoadAverage(), Runtime.version());
  }

  /**
   * What a process and its children have used of the processors so far, user and system, in
   * seconds; as proc(5) has it.
   */
  public static double cpuSeconds(ProcessHandle process) throws IOException {
    double seconds = cpuSeconds(process.pid());
    for (ProcessHandle child : process.children().toList()) {
      seconds += cpuSeconds(child.pid());
    }
    return seconds;
  }

  private static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // The second field is the program's name in brackets, which may have spaces in it.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    // Fields 14 and 15, in hundredths on every Linux that Java runs on.
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }
}
