package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompositeRunListenerTest {
  private final List<String> told = new ArrayList<>();

  private RunListener listener(String name) {
    return (RunListener)
        Proxy.newProxyInstance(
            RunListener.class.getClassLoader(),
            new Class<?>[] {RunListener.class},
            (proxy, method, arguments) -> {
              told.add(name + " " + method.getName());
              return null;
            });
  }

  @Test
  void bothListenersReceiveEveryEvent() throws ReflectiveOperationException {
    RunListener both = new CompositeRunListener(listener("first"), listener("second"));
    for (Method event : RunListener.class.getMethods()) {
      if (event.getReturnType() != void.class) {
        continue;
      }
      told.clear();
      event.invoke(both, Arrays.stream(event.getParameterTypes()).map(type -> of(type)).toArray());
      assertThat(told).containsExactly("first " + event.getName(), "second " + event.getName());
    }
  }

  private static @Nullable Object of(Class<?> type) {
    return type == int.class ? 0 : null;
  }
}
