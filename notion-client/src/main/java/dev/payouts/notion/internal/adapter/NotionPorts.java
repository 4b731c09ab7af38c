package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.api.NotionApi;
import java.util.Arrays;

/**
 * The ports of one workspace over one API. Thread-safe.
 *
 * @param payables the approved payables
 * @param rates the contractors' rates
 * @param payouts the existing payouts
 * @param positions the contractors
 * @param sink creates payouts
 */
public record NotionPorts(
    NotionPayables payables,
    NotionRates rates,
    NotionPayoutIndex payouts,
    NotionContractors positions,
    NotionPayoutSink sink) {
  /** Returns the types whose data sources are all configured. */
  public static ImmutableList<PayableType> configuredTypes(WorkspaceConfig.Names names) {
    return Arrays.stream(PayableType.values())
        .filter(
            type ->
                new Requirements(type, ImmutableSet.of(), names)
                    .dataSources().stream().allMatch(key -> names.dataSource(key).isPresent()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Creates the ports without reading anything. */
  public static NotionPorts over(
      NotionApi api, WorkspaceConfig config, Host host, StateFiles files) {
    WorkspaceConfig.Names names = config.names();
    int workers = config.execution().workers();
    var cache = new SchemaCache(files, config.connection().baseUrl().toString());
    var schemas = new Schemas(api, host, names, cache);
    var reader = new WorkspaceReader(api, schemas, config);
    var batches = new Batches(reader, host, workers);
    return new NotionPorts(
        new NotionPayables(schemas, reader, batches, names),
        new NotionRates(batches, names),
        new NotionPayoutIndex(batches, reader, schemas, host, names),
        new NotionContractors(reader, schemas, host, workers, names),
        new NotionPayoutSink(api, schemas, config));
  }

  /** Returns a builder of an engine with all ports set. */
  public PayoutEngine.Builder engine() {
    return PayoutEngine.builder()
        .payables(payables)
        .rates(rates)
        .payouts(payouts)
        .positions(positions)
        .sink(sink);
  }
}
