package dev.payouts.core;

/**
 * Whether runs on other hosts may overlap with this one (the key {@code exclusive} of
 * notion-client/README.md).
 */
public enum Hosts {
  /** Only this host creates payouts of the workspace. */
  EXCLUSIVE,
  /** Others may at the same time: a run ends with an audit of what it created. */
  SHARED
}
