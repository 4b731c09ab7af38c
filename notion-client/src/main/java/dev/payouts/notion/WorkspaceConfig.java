package dev.payouts.notion;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.HostSharing;
import dev.payouts.core.Limits;
import dev.payouts.core.PayrollPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a workspace (notion-client/README.md, "Configuration"). Holds no secret.
 * Immutable.
 *
 * @param connection how to reach Notion
 * @param names the names of data sources, properties and statuses
 * @param policy the company's payroll policy
 * @param limits the limits that a run must not exceed
 * @param notification whom to notify after a run
 * @param timeZone the zone that turns a date with a time into a day; null to use the UTC offset of
 *     each date
 * @param execution how the program runs
 * @param controls what the company requires of approvals and records
 */
public record WorkspaceConfig(
    Connection connection,
    Names names,
    PayrollPolicy policy,
    Limits limits,
    Optional<Notification> notification,
    @Nullable ZoneId timeZone,
    Execution execution,
    Controls controls) {
  /**
   * {@return this configuration with other execution settings}
   *
   * @param other the new settings
   */
  public WorkspaceConfig withExecution(Execution other) {
    return new WorkspaceConfig(
        connection, names, policy, limits, notification, timeZone, other, controls);
  }

  /**
   * How to reach Notion.
   *
   * @param baseUrl http or https, without a trailing slash; plain http only for a loopback host
   * @param version the {@code Notion-Version} header
   * @param requestsPerMinute a client-side limit; null for as many as the server allows
   * @param timeout how long to wait for the response to a request
   * @param consistencyWait how long queries may lag behind writes
   */
  public record Connection(
      URI baseUrl,
      String version,
      @Nullable Integer requestsPerMinute,
      Duration timeout,
      Duration consistencyWait) {}

  /**
   * The names that a workspace uses.
   *
   * @param dataSources the ID of each configured data source or of its database
   * @param properties the names of properties that differ from the default
   * @param statuses the names of status options that differ from the default
   */
  public record Names(
      ImmutableMap<DataSourceKey, String> dataSources,
      ImmutableMap<PropertyKey, String> properties,
      ImmutableMap<StatusKey, String> statuses) {
    /**
     * {@return the ID of a data source or of its database, if it is configured}
     *
     * @param key the key
     */
    public Optional<String> dataSource(DataSourceKey key) {
      return Optional.ofNullable(dataSources.get(key));
    }

    /**
     * {@return the name of a property}
     *
     * @param key the key
     */
    public String property(PropertyKey key) {
      String name = properties.get(key);
      return name == null ? key.defaultName() : name;
    }

    /**
     * {@return the name of a status option}
     *
     * @param key the key
     */
    public String status(StatusKey key) {
      String name = statuses.get(key);
      return name == null ? key.defaultOption() : name;
    }
  }

  /**
   * How the program runs.
   *
   * @param workers the maximum number of concurrent creates
   * @param hosts whether runs on other hosts may overlap with this one
   * @param stateDir the state directory
   */
  public record Execution(int workers, HostSharing hosts, Path stateDir) {}

  /**
   * What the company requires of approvals and records.
   *
   * @param approvals whether runs need an approved plan
   * @param keepRuns how long the reports of runs are kept
   */
  public record Controls(Approvals approvals, Duration keepRuns) {}

  /** Whether runs need an approved plan; dry runs never do. */
  public enum Approvals {
    /** A run creates what is due, or what an approved plan contains. */
    OPTIONAL,
    /** A run creates payouts from an approved plan only. */
    REQUIRED
  }
}
