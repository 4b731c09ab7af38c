package dev.payouts.cli.internal;

import dev.payouts.core.RunListener;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.RequestListener;

/** Displays the progress of an invocation. */
public interface Progress extends RequestListener, AutoCloseable {
  /** Starts to display the run of a type. */
  RunListener begin(PayableType type);

  /** Displays nothing until the next run begins, so that the report can be printed. */
  void pause();

  /** Ends the display. */
  @Override
  void close();
}
