package dev.interlock.gateway.accesslog;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import dev.interlock.gateway.proxy.Completed;
import java.util.function.Consumer;
import org.slf4j.helpers.NOPMDCAdapter;

/**
 * Writes a line for each request. Another thread writes: where it cannot keep up, lines are left
 * out and no request waits.
 */
public final class AccessLog implements Consumer<Completed>, AutoCloseable {
  /** In place of a file: standard output. */
  public static final String STANDARD_OUTPUT = "-";

  private static final int QUEUE = 8_192;

  /** Apart from the log of the program, whose settings are others'. */
  private final LoggerContext context = new LoggerContext();

  private final Logger lines = context.getLogger("access");
  private final AccessLogFormat format;

  /**
   * Opens it.
   *
   * @param file to add to, or {@link #STANDARD_OUTPUT}
   * @throws IllegalArgumentException if that file cannot be written
   */
  public AccessLog(AccessLogFormat format, String file) {
    this.format = format;
    context.setMDCAdapter(new NOPMDCAdapter());
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> output = output(file);
    output.setContext(context);
    output.setEncoder(encoder);
    output.start();
    if (!output.isStarted()) {
      throw new IllegalArgumentException(
          "The access log cannot be written to %s; set interlock.gateway.access-log.file"
              .formatted(file));
    }
    AsyncAppender queue = new AsyncAppender();
    queue.setContext(context);
    queue.setQueueSize(QUEUE);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.addAppender(output);
    queue.start();
    lines.addAppender(queue);
    lines.setAdditive(false);
  }

  private static OutputStreamAppender<ILoggingEvent> output(String file) {
    if (file.equals(STANDARD_OUTPUT)) {
      return new ConsoleAppender<>();
    }
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(file);
    return appender;
  }

  @Override
  public void accept(Completed request) {
    lines.info(format.line(request));
  }

  /** Writes what is left. */
  @Override
  public void close() {
    context.stop();
  }
}
