package dev.payouts.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import com.google.common.base.Ascii;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Logs to standard error while a command runs: warnings, or what {@code --log-level} says. */
public final class Logging {
  /** OkHttp logs through the JDK, which garbage-collects loggers without a reference. */
  private static final java.util.logging.Logger OKHTTP =
      java.util.logging.Logger.getLogger("okhttp3");

  private Logging() {}

  /** How much is logged. */
  public enum Detail {
    /** Errors. */
    ERRORS("ERROR"),
    /** Errors and warnings. */
    QUIET("WARN"),
    /** Also what happens in the normal course of events. */
    INFO("INFO"),
    /** The phases of a run, and the causes of failures. */
    VERBOSE("DEBUG");

    private final String level;

    Detail(String level) {
      this.level = level;
    }

    /** Returns the word of {@code --log-level}. */
    public String word() {
      return Ascii.toLowerCase(level);
    }
  }

  /** Logs while the work runs, and returns its result. */
  public static <T> T during(Detail detail, PrintStream err, Supplier<T> work) {
    OKHTTP.setLevel(java.util.logging.Level.OFF);
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    OutputStreamAppender<ILoggingEvent> appender = appender(context, detail, err);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(detail.level));
    root.addAppender(appender);
    try {
      return work.get();
    } finally {
      root.detachAppender(appender); // to stop it would close standard error
    }
  }

  private static OutputStreamAppender<ILoggingEvent> appender(
      LoggerContext context, Detail detail, PrintStream err) {
    var layout = new LogLayout(detail);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setCharset(UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    var appender = new OutputStreamAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(err);
    appender.start();
    return appender;
  }
}
