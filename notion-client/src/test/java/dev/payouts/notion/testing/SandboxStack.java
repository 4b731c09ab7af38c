package dev.payouts.notion.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.SandboxTraffic;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A sandbox over HTTP for one test, empty at first, and a temporary directory. */
public class SandboxStack implements AutoCloseable {
  public static final YearMonth JANUARY = YearMonth.of(2026, 1);
  public static final LocalDate LAST_OF_JANUARY = JANUARY.atEndOfMonth();

  public final Sandbox sandbox;
  public final Path dir;
  private String configuration;
  private volatile Faults faults = Faults.none();

  /** Starts a sandbox with other options than an empty workspace. */
  protected SandboxStack(UnaryOperator<SandboxOptions.Builder> options) {
    var builder =
        SandboxOptions.builder(JANUARY)
            .empty()
            .faults((request, number) -> faults.decide(request, number));
    sandbox = Sandbox.start(options.apply(builder).build());
    configuration = sandbox.configurationJson().strip();
    try {
      dir = Files.createTempDirectory("payouts-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of the configuration. */
  public String configuration() {
    return configuration;
  }

  /** Replaces the text of the configuration. */
  protected void configuration(String json) {
    configuration = json;
  }

  /** Returns the configuration with more members; single quotes become double quotes. */
  protected String configurationWith(String members) {
    return configuration.substring(0, configuration.length() - 1)
        + ", "
        + members.replace('\'', '"')
        + "}";
  }

  /** Injects faults from now on. */
  public void failing(Faults what) {
    faults = what;
  }

  /** Returns the workspace, to seed it. */
  public PayrollWorkspace has() {
    return sandbox.workspace();
  }

  /** Returns the editor for changes by people. */
  public WorkspaceEditor editor() {
    return sandbox.notion().editor();
  }

  public SandboxTraffic traffic() {
    return sandbox.notion().traffic();
  }

  public String dataSource(DataSourceKey key) {
    return has().dataSource(key);
  }

  /**
   * Adds a contractor who earns 22,000,000 VND a month, a million per working day of January, paid
   * on the 15th.
   */
  public String contractor(String name) {
    String contractor = has().contractor(name).discord(name.toLowerCase(Locale.ROOT)).add();
    has().rate(contractor).monthly("22000000").currency("VND").payday("15").add();
    return contractor;
  }

  /** Adds an approved order, dated on the last of January. */
  public String order(String contractor) {
    return has().order(contractor, LAST_OF_JANUARY).add();
  }

  /** Adds contractors, and an order of January for each. */
  public ImmutableList<String> orders(int count) {
    ImmutableList.Builder<String> orders = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      orders.add(order(contractor("Person" + i)));
    }
    return orders.build();
  }

  /** Returns the payouts created by runs, oldest first. */
  public List<PageView> created() {
    return has().payouts().stream()
        .filter(payout -> payout.createdBy().equals(sandbox.user()))
        .toList();
  }

  @Override
  public void close() {
    sandbox.close();
    try {
      MoreFiles.deleteRecursively(dir, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
