package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.DataSourceKey;
import java.net.URI;
import java.util.stream.IntStream;

/**
 * A payroll workspace that is served on a loopback port: what {@code --sandbox} and most tests
 * need. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  /** Opens nothing but sandboxes, so it is no secret. */
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
   * @param options what it holds and how it behaves
   * @return the sandbox; to be closed
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static Sandbox start(SandboxOptions options) {
    SandboxNotion notion =
        new SandboxNotion(options.clock()::instant, options.settings(), options.faults());
    PayrollWorkspace workspace = PayrollWorkspace.create(notion);
    String user = notion.editor().addToken(TOKEN);
    ImmutableList<String> tokens =
        IntStream.rangeClosed(1, options.tokens())
            .mapToObj(number -> number == 1 ? TOKEN : TOKEN + "_" + number)
            .collect(ImmutableList.toImmutableList());
    tokens.stream().skip(1).forEach(notion.editor()::addToken);
    new WorkspaceGenerator(workspace, options.settings().seed()).generate(options.contents());
    return new Sandbox(SandboxServer.start(notion, options.port()), workspace, user, tokens);
  }

  /** {@return where it is reached} */
  public URI baseUrl() {
    return server.baseUrl();
  }

  /** {@return the token that it takes, the first if there are several} */
  public String token() {
    return TOKEN;
  }

  /** {@return all tokens that it takes} */
  public ImmutableList<String> tokens() {
    return tokens;
  }

  /** {@return the ID of the user that the first token acts as} */
  public String user() {
    return user;
  }

  /** {@return the state machine behind it} */
  public SandboxNotion notion() {
    return workspace.notion();
  }

  /** {@return the workspace that it holds} */
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

  /** Stops serving; requests that are under way are cut off. */
  @Override
  public void close() {
    server.close();
  }
}
