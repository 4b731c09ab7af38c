package dev.payouts.notion.sim;

import dev.payouts.core.PayoutEngine;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The whole client on virtual time: sender, ports, engine and journal, with no socket below. */
final class VirtualClient {
  private final Scheduler scheduler;
  private final PayrollWorkspace workspace;
  private final Disk disk = new Disk();

  VirtualClient(Scheduler scheduler, PayrollWorkspace workspace) {
    this.scheduler = scheduler;
    this.workspace = workspace;
  }

  /** Begins an engine with a budget of its own; all of them share the disk. */
  PayoutEngine.Builder engine(Host host, Transport transport, @Nullable Integer ownLimit) {
    WorkspaceConfig config =
        ConfigFile.ofText(
                "simulated",
                workspace.configurationJson(URI.create("http://127.0.0.1:1")),
                Path.of("."))
            .read();
    var process = new SimulatedProcess(scheduler, Long.MAX_VALUE);
    var files = new SimulatedFiles(scheduler, process, disk);
    var api = new NotionApi(new ApiSender(transport, host, ownLimit));
    NotionPorts ports = NotionPorts.over(api, config, host, files);
    return ports
        .engine()
        .calls(api.calls())
        .host(host)
        .journal(FileJournal.over(files, host, MachineLocks.NONE));
  }

  /** Returns what the journal holds, a JSON object a line. */
  String journal() {
    return disk.read("journal.jsonl").orElse("");
  }
}
