package dev.payouts.core.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Handles Ctrl-C and SIGTERM: the first signal asks the run to stop, a second Ctrl-C ends the
 * process at once. Nothing is lost then, because every request sent is in the journal. Uses {@code
 * sun.misc.Signal} by reflection, because with a shutdown hook the JVM would ignore the second
 * Ctrl-C and lose the exit code; if the class is missing, the JVM's default handling applies.
 */
public final class StopSignals implements AutoCloseable, BooleanSupplier {
  /** The exit code of a process ended by Ctrl-C. */
  private static final int INTERRUPTED = 130;

  private final AtomicBoolean isStopping = new AtomicBoolean();
  private final Runnable onFirst;
  private final List<Restore> restores = new ArrayList<>();

  private StopSignals(Runnable onFirst) {
    this.onFirst = onFirst;
  }

  /**
   * Starts listening. {@code onFirst} runs once, on a JVM thread.
   *
   * @param onFirst runs on the first signal
   * @return close it to stop listening
   */
  public static StopSignals listen(Runnable onFirst) {
    var signals = new StopSignals(onFirst);
    signals.handle("INT");
    signals.handle("TERM");
    return signals;
  }

  /** {@return whether a signal was received} */
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
      return; // the signal does not exist here or is reserved by the JVM (-Xrs)
    }
  }

  /** Restores the previous signal handlers. */
  @Override
  public void close() {
    for (Restore restore : restores) {
      try {
        restore.run();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("could not restore a signal handler", e);
      }
    }
  }

  /** Restores one signal handler. */
  private interface Restore {
    void run() throws ReflectiveOperationException;
  }
}
