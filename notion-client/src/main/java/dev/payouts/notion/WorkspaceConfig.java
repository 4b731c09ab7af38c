package dev.payouts.notion;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Hosts;
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
 * @param connection how Notion is reached
 * @param names what is called how in this house
 * @param policy what the house decides about its payroll
 * @param limits what a run must not pass
 * @param timeZone the zone in which a date with a time is a day; null is the UTC offset that each
 *     date carries
 * @param execution how the program runs here
 */
public record WorkspaceConfig(
    Connection connection,
    Names names,
    PayrollPolicy policy,
    Limits limits,
    @Nullable ZoneId timeZone,
    Execution execution) {
  /**
   * {@return this with another way of running}
   *
   * @param other what takes its place
   */
  public WorkspaceConfig withExecution(Execution other) {
    return new WorkspaceConfig(connection, names, policy, limits, timeZone, other);
  }

  /**
   * How Notion is reached.
   *
   * @param baseUrl http or https, without a trailing slash; plain http only to a loopback host
   * @param version the {@code Notion-Version} header
   * @param requestsPerMinute a cap of our own; null is as many as the server allows
   * @param timeout after which a request's answer is given up
   * @param consistencyWait how long queries may lag behind writes
   */
  public record Connection(
      URI baseUrl,
      String version,
      @Nullable Integer requestsPerMinute,
      Duration timeout,
      Duration consistencyWait) {}

  /**
   * What is called how in this house.
   *
   * @param dataSources the ID of each data source, or of its database, that is configured
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
     * @param key what is asked for
     */
    public Optional<String> dataSource(DataSourceKey key) {
      return Optional.ofNullable(dataSources.get(key));
    }

    /**
     * {@return the name of a property}
     *
     * @param key what is asked for
     */
    public String property(PropertyKey key) {
      String name = properties.get(key);
      return name == null ? key.defaultName() : name;
    }

    /**
     * {@return the name of a status option}
     *
     * @param key what is asked for
     */
    public String status(StatusKey key) {
      String name = statuses.get(key);
      return name == null ? key.defaultOption() : name;
    }
  }

  /**
   * How the program runs here.
   *
   * @param workers creates under way at once
   * @param hosts whether runs on other hosts may overlap with this one
   * @param stateDir the state directory
   */
  public record Execution(int workers, Hosts hosts, Path stateDir) {}
}
