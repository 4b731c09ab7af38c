package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.api.NotionApi;
import java.util.Arrays;

/**
 * The ports of one workspace, over one API. Safe for use by several threads.
 *
 * @param payables what is approved
 * @param rates what contractors earn
 * @param payouts what has been paid
 * @param positions who the contractors are
 * @param sink where payouts are created
 */
public record NotionPorts(
    NotionPayables payables,
    NotionRates rates,
    NotionPayoutIndex payouts,
    NotionContractors positions,
    NotionPayoutSink sink) {
  /** Returns the types for which everything is configured that a run reads or writes. */
  public static ImmutableList<PayableType> configuredTypes(WorkspaceConfig.Names names) {
    return Arrays.stream(PayableType.values())
        .filter(
            type ->
                new Requirements(RunRequest.builder(type).build(), names)
                    .dataSources().stream().allMatch(key -> names.dataSource(key).isPresent()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Makes the ports; nothing is read yet. */
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
        new NotionPayoutIndex(batches, reader, host, names),
        new NotionContractors(reader, host, workers, names),
        new NotionPayoutSink(api, schemas, config));
  }
}
