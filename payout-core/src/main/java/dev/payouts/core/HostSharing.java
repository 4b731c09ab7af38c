package dev.payouts.core;

/**
 * Whether runs on other hosts may overlap with a run on this host (the key {@code exclusive} of
 * notion-client/README.md).
 */
public enum HostSharing {
  /** Only this host creates payouts of the workspace. */
  EXCLUSIVE,
  /** Other hosts may create payouts at the same time: a run ends with an overlap check. */
  SHARED
}
