package dev.payouts.http;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.host.StopSignals;
import dev.payouts.core.store.UserLocks;
import dev.payouts.http.internal.ServerOptions;
import dev.payouts.http.internal.TriggerServer;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** The entry point of {@code payouts-http.jar}. */
public final class Main {
  private static final int OK = 0;
  private static final int RUN_INTERRUPTED = 1;
  private static final int MISCONFIGURED = 2;
  private static final int NOT_STARTED = 3;
  private static final int LOCKED = 4;

  /** OkHttp logs through the JDK, which garbage-collects loggers without a reference. */
  private static final Logger OKHTTP = Logger.getLogger("okhttp3");

  private Main() {}

  /**
   * Serves until SIGTERM or Ctrl-C, then exits with 0; 1 if a run did not end within the grace
   * period; 2 for wrong usage or configuration; 3 if the port or the state directory cannot be
   * used; 4 if another server uses the state directory.
   */
  public static void main(String[] args) throws InterruptedException {
    OKHTTP.setLevel(Level.OFF);
    Locale.setDefault(Locale.ROOT); // some locales write digits in another script
    var out = new PrintStream(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, /* autoFlush= */ true, StandardCharsets.UTF_8);
    System.exit(run(args, System.getenv(), out, err));
  }

  private static int run(
      String[] args, Map<String, String> environment, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (Arrays.asList(args).contains("--help")) {
      out.print(ServerOptions.HELP);
      return OK;
    }
    if (Arrays.asList(args).contains("--version")) {
      String version = Main.class.getPackage().getImplementationVersion();
      out.println("payouts-http " + (version == null ? "(not packaged)" : version));
      return OK;
    }
    try {
      ServerOptions options = ServerOptions.parse(args);
      var ours = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("dev.payouts");
      ours.setLevel(ch.qos.logback.classic.Level.toLevel(options.logLevel()));
      options.exposure().ifPresent(sentence -> warn(err, sentence));
      return serve(options, ImmutableMap.copyOf(environment), out);
    } catch (ConfigException e) {
      return complain(err, e.sentence(), MISCONFIGURED);
    } catch (LockedException e) {
      return complain(
          err, "another payouts-http uses this state directory (" + e.holder() + ")", LOCKED);
    } catch (StateFileException e) {
      return complain(err, String.valueOf(e.getMessage()), NOT_STARTED);
    } catch (IOException e) {
      return complain(
          err,
          "cannot listen on this address (" + e.getMessage() + "): choose another --host or --port",
          NOT_STARTED);
    }
  }

  private static int serve(
      ServerOptions options, ImmutableMap<String, String> environment, PrintStream out)
      throws IOException, InterruptedException {
    var stopRequested = new CountDownLatch(1);
    StopSignals signals = StopSignals.listen(stopRequested::countDown);
    try (TriggerServer server =
        TriggerServer.start(
            options, environment, Path.of("").toAbsolutePath(), UserLocks.ofThisUser())) {
      out.println("payouts-http listens on " + server.baseUrl());
      stopRequested.await();
      LoggerFactory.getLogger(Main.class).info("stopping after the creates in progress");
      return server.stop(options.grace()) ? OK : RUN_INTERRUPTED;
    } finally {
      signals.close();
    }
  }

  private static void warn(PrintStream err, String sentence) {
    err.println("payouts-http: warning: " + sentence);
    LoggerFactory.getLogger(Main.class).warn(sentence);
  }

  private static int complain(PrintStream err, String sentence, int exitCode) {
    err.println("payouts-http: " + sentence);
    return exitCode;
  }
}
