package dev.payouts.cli.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.google.common.base.Strings;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Formats a log event as a line; with {@code -v}, adds the time, the logger and the stack trace.
 * Replaces Logback's patterns, which load some hundred more classes at each start.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final int LEVEL_WIDTH = 5;

  private final @Nullable DateTimeFormatter time;

  LogLayout(Logging.Detail detail) {
    this.time =
        detail == Logging.Detail.VERBOSE ? DateTimeFormatter.ofPattern("HH:mm:ss.SSS") : null;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    String level = Strings.padEnd(event.getLevel().toString(), LEVEL_WIDTH, ' ');
    String message = event.getFormattedMessage() + System.lineSeparator();
    if (time == null) {
      return level + " " + message;
    }
    String when = time.format(LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault()));
    String logger = event.getLoggerName();
    String where = logger.substring(logger.lastIndexOf('.') + 1);
    return when + " " + level + " " + where + " " + message + cause(event.getThrowableProxy());
  }

  private static String cause(@Nullable IThrowableProxy thrown) {
    return thrown == null ? "" : ThrowableProxyUtil.asString(thrown) + System.lineSeparator();
  }
}
