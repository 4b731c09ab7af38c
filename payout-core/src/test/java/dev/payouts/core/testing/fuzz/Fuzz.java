package dev.payouts.core.testing.fuzz;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Feeds hostile inputs to one entry point and fails where one does anything but what the entry
 * point documents: another exception, a stack trace or a secret in a message, more memory or more
 * processor time than any input is worth, or no end at all. The system property {@code fuzz.inputs}
 * says how many inputs, {@code fuzz.seed} the seed of the first: one input is repeated by its seed.
 */
public final class Fuzz {
  /** What no message may hold; for tokens of targets. */
  public static final String SECRET = "ntn_513cretOfFuzzing0123456789";

  private static final long INPUTS = Long.getLong("fuzz.inputs", 400);
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 0);
  private static final long MAX_BYTES = 24L << 20;
  private static final long MAX_BYTES_PER_CHAR = 200;
  private static final long MAX_CPU_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MAX_MESSAGE_CHARS = 10_000;
  private static final int LONGEST_INPUT_SECONDS = 120;

  /** After so many it is no use to go on; those alike are shown once. */
  private static final int MAX_FAILURES = 40;

  private static final int SHOWN_CHARS = 600;
  private static final Pattern TRACE =
      Pattern.compile("\\n\\s*at [\\w.$]+\\(|\\b(?:java|com|okio|dev)(?:\\.\\w+){2,}|Exception\\b");
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Of a hundred inputs that differ from every example, so many at least have to be taken: others
   * would test nothing but the first check.
   */
  private static final int LEAST_TAKEN = 10;

  /** Fewer inputs than this say nothing about shares. */
  private static final int LEAST_CHANGED = 100;

  private final String name;
  private final Set<String> examples;
  private final Mutator mutator;
  private final long inputs;
  private final Map<String, String> faults = new LinkedHashMap<>();
  private long fed;
  private long accepted;
  private long judgedInputs;
  private long changed;
  private long changedTaken;
  private int failures;
  private volatile long seed;

  private Fuzz(String name, List<String> examples, long inputs) {
    this.name = name;
    this.examples = Set.copyOf(examples);
    this.mutator = new Mutator(examples);
    this.inputs = inputs;
  }

  /** An entry point. */
  @FunctionalInterface
  public interface Target {
    /**
     * Feeds an input.
     *
     * @param input the input
     * @return what became of it
     * @throws Exception anything; it is a fault
     */
    Verdict feed(Input input) throws Exception;
  }

  /**
   * Feeds as many inputs as the system property says.
   *
   * @param name of the target
   * @param examples valid inputs
   * @param target what takes them
   */
  public static void run(String name, List<String> examples, Target target) {
    run(name, examples, 1, target);
  }

  /**
   * Feeds a part of the inputs, where each is expensive.
   *
   * @param name of the target
   * @param examples valid inputs
   * @param divisor one of how many is fed
   * @param target what takes them
   */
  public static void run(String name, List<String> examples, int divisor, Target target) {
    new Fuzz(name, examples, Math.max(1, INPUTS / divisor)).run(target);
  }

  private void run(Target target) {
    long begun = System.nanoTime();
    var done = new CountDownLatch(1);
    var worker =
        new Thread(
            () -> {
              try {
                feedAll(target);
              } finally {
                done.countDown();
              }
            },
            "fuzz-" + name);
    worker.setDaemon(true);
    worker.start();
    watch(worker, done);
    if (fed < inputs && failures < MAX_FAILURES) {
      throw new AssertionError("%s: the fuzzer itself failed at seed %d".formatted(name, seed));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "fuzz target=%s inputs=%d changed=%d accepted=%d judged=%d changed_taken=%d faults=%d seconds=%.1f%n",
        name,
        inputs,
        changed,
        accepted,
        judgedInputs,
        changedTaken,
        faults.size(),
        seconds);
    if (!faults.isEmpty()) {
      throw new AssertionError(name + ": " + String.join("\n\n", faults.values()));
    }
    if (changed >= LEAST_CHANGED && changedTaken * 100 < LEAST_TAKEN * changed) {
      throw new AssertionError(
          "%s: only %d of %d changed inputs were taken".formatted(name, changedTaken, changed));
    }
  }

  private void watch(Thread worker, CountDownLatch done) {
    long last = -1;
    int quiet = 0;
    try {
      while (!done.await(1, TimeUnit.SECONDS)) {
        quiet = seed == last ? quiet + 1 : 0;
        last = seed;
        if (quiet > LONGEST_INPUT_SECONDS) {
          throw new AssertionError(
              "%s, seed %d: no end; at %s".formatted(name, last, List.of(worker.getStackTrace())));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void feedAll(Target target) {
    for (long i = 0; i < inputs && failures < MAX_FAILURES; i++) {
      seed = FIRST_SEED + i;
      feed(target, seed);
      fed++;
    }
  }

  private void feed(Target target, long number) {
    var random = new SplittableRandom(number);
    var input = new Input(number, mutator.mutate(random), random);
    long id = Thread.currentThread().getId();
    long bytesBefore = THREADS.getThreadAllocatedBytes(id);
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    boolean isChanged = !examples.contains(input.text());
    changed += isChanged ? 1 : 0;
    try {
      Verdict verdict = target.feed(input);
      if (verdict instanceof Verdict.Refused refused) {
        checkMessage(input, refused.message());
      } else {
        changedTaken += isChanged ? 1 : 0;
        count(input, verdict);
      }
    } catch (Throwable e) { // whatever it is, it is a fault of the target
      fault(input, kind(e), String.valueOf(e) + frames(e));
    }
    long bytes = THREADS.getThreadAllocatedBytes(id) - bytesBefore;
    if (bytes > MAX_BYTES + MAX_BYTES_PER_CHAR * input.text().length()) {
      fault(input, "memory", bytes + " bytes allocated");
    }
    long cpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
    if (cpu > MAX_CPU_NANOS) {
      fault(input, "time", cpu / 1_000_000 + " ms of the processor");
    }
  }

  private void count(Input input, Verdict taken) {
    if (taken instanceof Verdict.Judged judged) {
      judgedInputs++;
      checkMessage(input, judged.message());
    } else {
      accepted++;
    }
  }

  private void checkMessage(Input input, String message) {
    if (message.contains(SECRET)) {
      fault(input, "secret", "the message holds a secret: " + message);
    }
    if (TRACE.matcher(message).find() && !holdsTraceItself(input)) {
      fault(input, "trace", "the message holds a stack trace: " + message);
    }
    if (message.isBlank() || message.length() > MAX_MESSAGE_CHARS) {
      fault(input, "message", "the message is empty or endless: " + message.length());
    }
  }

  private static boolean holdsTraceItself(Input input) {
    return TRACE.matcher(input.text()).find();
  }

  private static String kind(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith("dev.payouts.")
          && !frame.getClassName().startsWith("dev.payouts.core.testing.fuzz.")) {
        return e.getClass().getName() + " in " + frame.getClassName() + frame.getMethodName();
      }
    }
    return e.getClass().getName();
  }

  private static String frames(Throwable e) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frames.size() < 14) {
        frames.add("\n    at " + frame);
      }
    }
    return String.join("", frames);
  }

  private void fault(Input input, String kind, String what) {
    String text = input.text();
    String shown = text.substring(0, Math.min(text.length(), SHOWN_CHARS));
    String brief = what.substring(0, Math.min(what.length(), 4 * SHOWN_CHARS));
    failures++;
    String fault =
        "seed %d: %s%n  input (%d): %s".formatted(input.seed(), brief, text.length(), shown);
    if (faults.putIfAbsent(kind, fault) == null) {
      System.out.println(name + ": " + fault); // a million inputs take a while
    }
  }
}
