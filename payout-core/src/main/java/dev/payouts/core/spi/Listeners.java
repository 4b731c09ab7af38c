package dev.payouts.core.spi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Guards runs and backends against the listeners of the programs that embed them. */
public final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private Listeners() {}

  /**
   * {@return a listener that passes each event on to others, and ignores what they throw, except
   * errors; an exception could stop a payment or make its outcome unknown}
   *
   * @param type the interface of the listeners, whose methods return nothing
   * @param listeners the listeners, in the order in which they receive an event
   * @param <L> the interface
   */
  public static <L> L guarded(Class<L> type, List<? extends L> listeners) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, event, arguments) -> {
              if (event.getDeclaringClass() == Object.class) {
                return event.invoke(listeners, arguments); // such as hashCode(), which is no event
              }
              for (L listener : listeners) {
                pass(event, listener, arguments);
              }
              return null;
            }));
  }

  private static void pass(Method event, Object listener, Object[] arguments)
      throws IllegalAccessException {
    try {
      event.invoke(listener, arguments);
    } catch (InvocationTargetException broken) {
      if (broken.getTargetException() instanceof Error error) {
        throw error;
      }
      // The message may quote an item, and logs must not contain names.
      LOG.debug("a listener failed: {}", broken.getTargetException().getClass().getName());
    }
  }
}
