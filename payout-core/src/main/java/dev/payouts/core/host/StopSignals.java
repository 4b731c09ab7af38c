package dev.payouts.core.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C and SIGTERM while a run is under way, or may be: the first asks it to stop, a second
 * Ctrl-C ends the process at once. Nothing is lost by that: what was sent is in the journal. {@code
 * sun.misc.Signal} is used by reflection, for a shutdown hook would make the JVM ignore the second
 * Ctrl-C and lose the exit code; where it is missing, signals do what the JVM does by itself.
 */
public final class StopSignals implements AutoCloseable, BooleanSupplier {
  /** The exit code of a process that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  private final AtomicBoolean isStopping = new AtomicBoolean();
  private final Runnable onFirst;
  private final List<Restore> restores = new ArrayList<>();

  private StopSignals(Runnable onFirst) {
    this.onFirst = onFirst;
  }

  /**
   * Begins to listen; {@code onFirst} runs once, on a thread of the JVM's.
   *
   * @param onFirst what to do when the first signal comes
   * @return what has to be closed to stop listening
   */
  public static StopSignals listen(Runnable onFirst) {
    var signals = new StopSignals(onFirst);
    signals.handle("INT");
    signals.handle("TERM");
    return signals;
  }

  /**
   * Tells whether a signal has come.
   *
   * @return whether a signal has come
   */
  @Override
  public boolean getAsBoolean() {
    return isStopping.get();
  }

  private void received(String name) {
    if (isStopping.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
      onFirst.run();
    } else if (name.equals("INT")) {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
  }

  private void handle(String name) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance(name);
      InvocationHandler invocation =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  received(name);
                  yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> arguments != null && proxy == arguments[0];
                default -> "stop on " + name;
              };
      Object handler =
          Proxy.newProxyInstance(
              StopSignals.class.getClassLoader(), new Class<?>[] {handlerClass}, invocation);
      var install = signalClass.getMethod("handle", signalClass, handlerClass);
      Object before = install.invoke(null, signal, handler);
      restores.add(() -> install.invoke(null, signal, before));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return; // no such signal here, or the JVM keeps it for itself (-Xrs)
    }
  }

  /** Lets signals do again what they did before. */
  @Override
  public void close() {
    for (Restore restore : restores) {
      try {
        restore.run();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a signal handler that was set cannot be set back", e);
      }
    }
  }

  /** Sets one signal back. */
  private interface Restore {
    void run() throws ReflectiveOperationException;
  }
}
