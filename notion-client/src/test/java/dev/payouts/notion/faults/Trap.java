package dev.payouts.notion.faults;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Everything that may catch a fault, with some of the classes changed. */
final class Trap {
  private static final String SEED = "seed ";

  /** Tells of one history; it speaks in types of the JDK, which both sides know. */
  private static final String HISTORY = "dev.payouts.notion.sim.SimulatedHistory";

  private final ChangedClasses classes;
  private final LongFunction<String> histories;

  /** A trap in which nothing is changed. */
  static Trap unchanged() {
    return new Trap(ImmutableMap.of());
  }

  @SuppressWarnings("unchecked") // made by the simulation for this very purpose
  Trap(Map<String, byte[]> changed) {
    classes = new ChangedClasses(changed);
    try {
      histories =
          (LongFunction<String>) classes.loadClass(HISTORY).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the simulation cannot be loaded again", e);
    }
  }

  /**
   * Returns what goes wrong: in a test, or in a history.
   *
   * @param caughtBy {@code seed N} of the simulation, or {@code Class#method} of a test
   */
  Optional<String> wrong(String caughtBy) {
    return isSeed(caughtBy)
        ? wrong(Long.parseLong(caughtBy.substring(SEED.length())))
        : Watchdog.wrong(() -> failure(caughtBy));
  }

  static boolean isSeed(String caughtBy) {
    return caughtBy.startsWith(SEED);
  }

  /** Returns what is wrong in a history. */
  Optional<String> wrong(long seed) {
    return Watchdog.wrong(
        () -> Optional.of(histories.apply(seed)).filter(wrong -> !wrong.isEmpty()));
  }

  /** Returns the first of the first histories in which something is wrong. */
  OptionalLong firstSeed(long count) {
    return LongStream.rangeClosed(1, count)
        .parallel()
        .filter(seed -> wrong(seed).isPresent())
        .findFirst();
  }

  private Optional<String> failure(String test) {
    String[] parts = test.split("#", -1);
    var listener = new SummaryGeneratingListener();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      LauncherFactory.create().execute(request(parts[0], parts[1]), listener);
    } finally {
      thread.setContextClassLoader(before);
    }
    TestExecutionSummary summary = requireNonNull(listener.getSummary());
    if (summary.getTestsStartedCount() == 0 && summary.getTotalFailureCount() == 0) {
      throw new AssertionError("no such test: " + test);
    }
    return summary.getFailures().stream()
        .findFirst()
        .map(failure -> String.valueOf(failure.getException()));
  }

  private LauncherDiscoveryRequest request(String className, String method) {
    Method found = test(classes, className, method);
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectMethod(found.getDeclaringClass(), found))
        .build();
  }

  /**
   * Checks that a test exists, without running it.
   *
   * @param test {@code Class#method}
   */
  static void requireTest(String test) {
    String[] parts = test.split("#", -1);
    var unused = test(Trap.class.getClassLoader(), parts[0], parts[1]);
  }

  private static Method test(ClassLoader from, String className, String method) {
    try {
      return Arrays.stream(from.loadClass("dev.payouts." + className).getDeclaredMethods())
          .filter(one -> one.getName().equals(method))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no such test: " + className + "#" + method));
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no such test, or payout-core's tests are not compiled", e);
    }
  }
}
