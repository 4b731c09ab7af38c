package dev.payouts.cli.commands;

import com.google.common.base.Throwables;
import com.google.common.primitives.Longs;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.logging.Logging;
import dev.payouts.cli.options.Converters;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.net.BindException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Serves a generated workspace until it is stopped. */
@Command(
    name = "sandbox",
    description = "Serves a generated Notion workspace on this machine until it is stopped.")
final class SandboxCommand extends Subcommand {
  @Option(
      names = "--port",
      paramLabel = "N",
      converter = PortConverter.class,
      description = "The port to listen on; 0 (default) is any free port.")
  private int port;

  @Option(
      names = "--orders",
      paramLabel = "N",
      converter = OrdersConverter.class,
      description = "The number of ordinary task orders; 50 by default.")
  private int orders = 50;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = SeedConverter.class,
      description = "The seed of the generated data; 1 by default.")
  private long seed = 1;

  @Option(
      names = "--latency-ms",
      paramLabel = "N",
      converter = LatencyConverter.class,
      description = "The minimum time of each request.")
  private int latencyMillis;

  @Option(
      names = "--requests-per-minute",
      paramLabel = "N",
      converter = BudgetConverter.class,
      description = "The request budget of each token; by default, unlimited.")
  private @Nullable Integer requestsPerMinute;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      converter = TokensConverter.class,
      description = "The number of tokens, for example one for each shard; 1 by default.")
  private int tokens = 1;

  @Option(names = "--corner-cases", description = "Add items that fail.")
  private boolean cornerCases;

  @Option(names = "-v", description = "Log details to standard error.")
  private boolean verbose;

  SandboxCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    Logging.Detail detail = verbose ? Logging.Detail.VERBOSE : Logging.Detail.QUIET;
    return Logging.during(detail, context.err(), this::serve);
  }

  private ExitCode serve() {
    try (Sandbox sandbox = start()) {
      context.out().println(sandbox.baseUrl());
      sandbox.tokens().forEach(token -> context.out().println("NOTION_TOKEN=" + token));
      context.out().println(sandbox.configurationJson().strip());
      context.out().flush();
      context
          .err()
          .println(
              "The sandbox is running, with the payables of %s and some of other months. Press Ctrl-C to stop it."
                  .formatted(month()));
      awaitStop(sandbox);
    }
    return ExitCode.OK;
  }

  /** Returns the month that a payroll run today pays. */
  private YearMonth month() {
    return YearMonth.now(context.clock()).minusMonths(1);
  }

  private Sandbox start() {
    SandboxOptions.Builder options =
        SandboxOptions.builder(month())
            .port(port)
            .orders(orders)
            .seed(seed)
            .latency(Duration.ofMillis(latencyMillis))
            .requestsPerMinute(requestsPerMinute)
            .tokens(tokens);
    if (cornerCases) {
      options.cornerCases();
    }
    try {
      return Sandbox.start(options.build());
    } catch (RuntimeException e) {
      if (Throwables.getCausalChain(e).stream().anyMatch(BindException.class::isInstance)) {
        throw new ConfigException(
            "the sandbox cannot listen on port "
                + port
                + ": it is in use or not permitted; choose another with --port, or 0 for any free one",
            e);
      }
      throw e;
    }
  }

  /** Waits until a signal or an interrupt. */
  private static void awaitStop(Sandbox sandbox) {
    var hook = new Thread(sandbox::close, "payouts-sandbox-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // Not restored, so that closing the sandbox may wait.
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  static final class PortConverter extends Converters.Range {
    PortConverter() {
      super(0, 65_535);
    }
  }

  static final class OrdersConverter extends Converters.Range {
    OrdersConverter() {
      super(0, 100_000);
    }
  }

  static final class SeedConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      Long seed = Longs.tryParse(value);
      if (seed == null) {
        throw new TypeConversionException(
            "invalid number \"%s\": expected a whole number".formatted(value));
      }
      return seed;
    }
  }

  static final class LatencyConverter extends Converters.Range {
    LatencyConverter() {
      super(0, 60_000);
    }
  }

  static final class TokensConverter extends Converters.Range {
    TokensConverter() {
      super(1, SandboxOptions.MAX_TOKENS);
    }
  }

  static final class BudgetConverter extends Converters.Range {
    BudgetConverter() {
      super(1, 100_000);
    }
  }
}
