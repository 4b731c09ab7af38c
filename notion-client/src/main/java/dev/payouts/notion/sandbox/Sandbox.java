package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.internal.generator.WorkspaceGenerator;
import java.net.URI;
import java.util.stream.IntStream;

/**
 * A payroll workspace served on a loopback port, for {@code --sandbox} and most tests. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  /** Not a secret, because it only gives access to sandboxes. */
  private static final String TOKEN = "ntn_sandbox";

  private final SandboxServer server;
  private final PayrollWorkspace workspace;
  private final String user;
  private final ImmutableList<String> tokens;

  private Sandbox(
      SandboxServer server, PayrollWorkspace workspace, String user, ImmutableList<String> tokens) {
    this.server = server;
    this.workspace = workspace;
    this.user = user;
    this.tokens = tokens;
  }

  /**
   * Generates a workspace and serves it.
   *
   * @param options its contents and behavior
   * @return the sandbox; to be closed
   * @throws java.io.UncheckedIOException if the port is not available
   */
  public static Sandbox start(SandboxOptions options) {
    SandboxNotion notion = new SandboxNotion(options.clock::instant, options);
    PayrollWorkspace workspace = PayrollWorkspace.create(notion);
    String user = notion.editor().addToken(TOKEN);
    ImmutableList<String> tokens =
        IntStream.rangeClosed(1, options.tokens)
            .mapToObj(number -> number == 1 ? TOKEN : TOKEN + "_" + number)
            .collect(ImmutableList.toImmutableList());
    tokens.stream().skip(1).forEach(notion.editor()::addToken);
    new WorkspaceGenerator(workspace, options.seed).generate(options.contents);
    return new Sandbox(SandboxServer.start(notion, options.port), workspace, user, tokens);
  }

  /** {@return its URL} */
  public URI baseUrl() {
    return server.baseUrl();
  }

  /** {@return the token it accepts; the first if there are several} */
  public String token() {
    return TOKEN;
  }

  /** {@return all tokens it accepts} */
  public ImmutableList<String> tokens() {
    return tokens;
  }

  /** {@return the ID of the user of the first token} */
  public String user() {
    return user;
  }

  /** {@return the state machine} */
  public SandboxNotion notion() {
    return workspace.notion();
  }

  /** {@return the workspace} */
  public PayrollWorkspace workspace() {
    return workspace;
  }

  /** {@return the ID of each data source} */
  public ImmutableMap<DataSourceKey, String> dataSources() {
    return workspace.dataSources();
  }

  /**
   * {@return a configuration for it, as one JSON object (notion-client/README.md, "Configuration")}
   */
  public String configurationJson() {
    return workspace.configurationJson(baseUrl());
  }

  /** Stops serving; requests in progress are cut off. */
  @Override
  public void close() {
    server.close();
  }
}
