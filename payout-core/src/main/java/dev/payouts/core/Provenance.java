package dev.payouts.core;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who started a run, with what program, and by which approved plan. Immutable.
 *
 * @param version the version of the program; null if unknown
 * @param user the user of the operating system; null if unknown
 * @param host the name of the machine; null if unknown
 * @param caller who asked for the run over HTTP; null if nobody did
 * @param plan the approved plan; null if there was none
 */
public record Provenance(
    @Nullable String version,
    @Nullable String user,
    @Nullable String host,
    @Nullable Caller caller,
    @Nullable Plan plan) {
  /** Nothing is known, as of runs of earlier versions. */
  public static final Provenance UNKNOWN = new Provenance(null, null, null, null, null);

  /**
   * Who asked for a run over HTTP.
   *
   * @param address the address of the caller
   * @param actor the person or system that the caller named; null if none
   */
  public record Caller(String address, @Nullable String actor) {}

  /**
   * An approved plan.
   *
   * @param checksum its checksum, with the name of the algorithm
   * @param file its file; null if it is a kept dry run
   * @param runId the dry run; null if it is a file
   * @param plannedAt when it was planned; null if unknown
   * @param plannedBy who planned it; null if unknown
   */
  public record Plan(
      String checksum,
      @Nullable String file,
      @Nullable String runId,
      @Nullable Instant plannedAt,
      @Nullable String plannedBy) {}

  /**
   * {@return this with an approved plan}
   *
   * @param approved the plan; null for none
   */
  public Provenance approving(@Nullable Plan approved) {
    return new Provenance(version, user, host, caller, approved);
  }

  /**
   * {@return this with a caller}
   *
   * @param other who asks for the run over HTTP
   */
  public Provenance calledBy(Caller other) {
    return new Provenance(version, user, host, other, plan);
  }

  /**
   * {@return who started it, such as {@code ann on ops1} or {@code ann, from 10.0.0.7}; empty if
   * unknown}
   */
  public Optional<String> who() {
    String by =
        caller != null
            ? (caller.actor() == null ? "" : caller.actor() + ", ") + "from " + caller.address()
            : Stream.of(user, host)
                .filter(part -> part != null)
                .collect(Collectors.joining(" on "));
    return by.isEmpty() ? Optional.empty() : Optional.of(by);
  }
}
