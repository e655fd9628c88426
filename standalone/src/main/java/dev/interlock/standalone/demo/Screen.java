package dev.interlock.standalone.demo;

import java.io.IOException;
import picocli.CommandLine.Help.Ansi;

/**
 * Who reads along.
 *
 * @param interactive whether a person can press a key
 * @param colours whether escape codes are understood
 */
record Screen(boolean interactive, boolean colours) {
  private static final long PAUSE_MILLIS = 100;

  static Screen find() {
    // Newer JDKs offer a console of their own even where there is no terminal.
    System.setProperty("jdk.console", "java.base");
    boolean interactive = System.console() != null;
    return new Screen(interactive, interactive && Ansi.AUTO.enabled());
  }

  /** Looks rather than reads, since a read cannot be interrupted. */
  void awaitEnter() throws IOException, InterruptedException {
    while (System.in.available() == 0) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
