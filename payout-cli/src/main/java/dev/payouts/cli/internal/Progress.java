package dev.payouts.cli.internal;

import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener;
import dev.payouts.notion.RequestListener;

/** Shows how an invocation gets on, type after type. */
public interface Progress extends RequestListener, AutoCloseable {
  /** Begins to show the run of a type. */
  RunListener begin(PayableType type);

  /** Shows nothing any more until the next run begins, so that something else can be printed. */
  void pause();

  /** Shows nothing any more. */
  @Override
  void close();
}
