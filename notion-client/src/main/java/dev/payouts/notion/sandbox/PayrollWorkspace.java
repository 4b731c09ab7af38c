package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.internal.wire.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The payroll workspace of notion-client/NOTION.md in a sandbox: six data sources, each in its own
 * database, and methods to fill them. The same calls with the same seed give the same IDs.
 * Thread-safe, except for the seeds it returns.
 */
public final class PayrollWorkspace {
  /** The default creation time of the first page; later pages follow at intervals. */
  private static final Instant FIRST_CREATION = Instant.parse("2024-01-01T00:00:00Z");

  private static final Duration BETWEEN_CREATIONS = Duration.ofSeconds(7);

  private final SandboxNotion notion;
  private final ImmutableMap<DataSourceKey, String> dataSources;
  private final ImmutableMap<DataSourceKey, String> databases;
  private final AtomicLong creations = new AtomicLong();

  private PayrollWorkspace(
      SandboxNotion notion,
      ImmutableMap<DataSourceKey, String> dataSources,
      ImmutableMap<DataSourceKey, String> databases) {
    this.notion = notion;
    this.dataSources = dataSources;
    this.databases = databases;
  }

  /**
   * Adds the databases and their data sources, without pages, to a sandbox.
   *
   * @param notion the sandbox
   * @return the workspace
   */
  public static PayrollWorkspace create(SandboxNotion notion) {
    WorkspaceEditor editor = notion.editor();
    ImmutableList<DataSourceKey> keys = ImmutableList.copyOf(DataSourceKey.values());
    ImmutableMap<DataSourceKey, String> databases =
        Maps.toMap(keys, key -> editor.addDatabase(key.defaultTitle()));
    ImmutableMap<DataSourceKey, String> ids = Maps.toMap(keys, key -> editor.newId());
    ids.forEach(
        (key, id) ->
            editor.addDataSource(
                Objects.requireNonNull(databases.get(key)),
                id,
                key.defaultTitle(),
                PayrollSchemas.of(key, ids)));
    return new PayrollWorkspace(notion, ids, databases);
  }

  /** {@return the sandbox of the workspace} */
  public SandboxNotion notion() {
    return notion;
  }

  /** {@return the ID of each data source} */
  public ImmutableMap<DataSourceKey, String> dataSources() {
    return dataSources;
  }

  /** {@return the ID of the database that holds each data source} */
  public ImmutableMap<DataSourceKey, String> databases() {
    return databases;
  }

  /**
   * {@return the ID of a data source}
   *
   * @param key the key
   */
  public String dataSource(DataSourceKey key) {
    return Objects.requireNonNull(dataSources.get(key), "every key has a data source");
  }

  /** {@return the content of the payouts database, for tests} */
  public ImmutableList<PageView> payouts() {
    return notion.view().pages(dataSource(DataSourceKey.PAYOUTS));
  }

  /**
   * Starts a contractor.
   *
   * @param name its name
   * @return the page to add
   */
  public ContractorSeed contractor(String name) {
    return new ContractorSeed(this, name);
  }

  /**
   * Starts a rate of a contractor.
   *
   * @param contractorId the ID of the contractor
   * @return the page to add
   */
  public RateSeed rate(String contractorId) {
    return new RateSeed(this, contractorId);
  }

  /**
   * Starts a task order of a contractor.
   *
   * @param contractorId the ID of the contractor
   * @param date the day of the order; null for none
   * @return the page to add
   */
  public OrderSeed order(@Nullable String contractorId, @Nullable LocalDate date) {
    return new OrderSeed(this, contractorId, date);
  }

  /**
   * Starts a refund request of a contractor.
   *
   * @param refundId its title
   * @param contractorId the ID of the contractor
   * @return the page to add
   */
  public RefundSeed refund(String refundId, @Nullable String contractorId) {
    return new RefundSeed(this, refundId, contractorId);
  }

  /**
   * Starts an invoice split for a contractor.
   *
   * @param name its name
   * @param contractorId the ID of the contractor; null for none
   * @return the page to add
   */
  public SplitSeed split(String name, @Nullable String contractorId) {
    return new SplitSeed(this, name, contractorId);
  }

  /**
   * Starts a payout to a contractor.
   *
   * @param contractorId the ID of the contractor; null for none
   * @return the page to add
   */
  public PayoutSeed payout(@Nullable String contractorId) {
    return new PayoutSeed(this, contractorId);
  }

  /**
   * {@return a configuration for this workspace as JSON (notion-client/README.md, "Configuration")}
   *
   * @param baseUrl the URL of the sandbox
   */
  public String configurationJson(URI baseUrl) {
    ImmutableMap.Builder<String, Object> ids = ImmutableMap.builder();
    Arrays.stream(DataSourceKey.values()).forEach(key -> ids.put(key.key(), dataSource(key)));
    return Json.write(
        ImmutableMap.of(
            "notion",
            ImmutableMap.of("base_url", baseUrl.toString()),
            "data_sources",
            ids.buildOrThrow()));
  }

  String add(PageSeed seed) {
    return notion.editor().addPage(seed);
  }

  /** Returns the default creation time of the next page, so that pages spread over minutes. */
  Instant nextCreation() {
    return FIRST_CREATION.plus(BETWEEN_CREATIONS.multipliedBy(creations.getAndIncrement()));
  }

  String text(String pageId, String property, String otherwise) {
    return notion.view().property(pageId, property).map(Object::toString).orElse(otherwise);
  }
}
