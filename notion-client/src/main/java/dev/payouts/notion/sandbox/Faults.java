package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Decides which faults to inject. Called once for every request that is admitted, with a valid
 * token and within the budgets.
 */
@FunctionalInterface
public interface Faults {
  /**
   * Decides on a request.
   *
   * @param request the request
   * @param number the number of the request, starting at 1
   * @return the fault; empty for none
   */
  Optional<Fault> decide(Request request, long number);

  /** {@return no faults} */
  static Faults none() {
    return (request, number) -> Optional.empty();
  }

  /**
   * {@return a fault for the n-th selected request}
   *
   * @param requests selects the requests
   * @param occurrence 1 for the first
   * @param fault the fault
   */
  static Faults on(Predicate<Request> requests, int occurrence, Fault fault) {
    AtomicInteger seen = new AtomicInteger();
    return (request, number) ->
        requests.test(request) && seen.incrementAndGet() == occurrence
            ? Optional.of(fault)
            : Optional.empty();
  }

  /**
   * {@return a fault for every selected request}
   *
   * @param requests selects the requests
   * @param fault the fault
   */
  static Faults always(Predicate<Request> requests, Fault fault) {
    return (request, number) -> requests.test(request) ? Optional.of(fault) : Optional.empty();
  }

  /**
   * {@return a fault for queries that are too expensive because their page size is above a limit}
   *
   * @param pageSize the largest page size without the fault
   * @param fault the fault with a query for larger ones
   */
  static Faults aboveSize(int pageSize, Fault fault) {
    return always(request -> request.isQuery() && request.pageSize() > pageSize, fault);
  }

  /**
   * {@return faults for the first selected requests, one each, in order}
   *
   * @param requests selects the requests
   * @param faults the faults to inject, in order
   */
  static Faults script(Predicate<Request> requests, Fault... faults) {
    ImmutableList<Fault> script = ImmutableList.copyOf(faults);
    AtomicInteger seen = new AtomicInteger();
    return (request, number) -> {
      int next = requests.test(request) ? seen.getAndIncrement() : script.size();
      return next < script.size() ? Optional.of(script.get(next)) : Optional.empty();
    };
  }

  /**
   * {@return random faults, reproducible from the seed and the requests}
   *
   * @param seed any number
   * @param rate the share of requests with a fault, from 0 to 1
   * @param faults the faults to choose from
   * @throws IllegalArgumentException if the rate is out of range or there is no fault to choose
   */
  static Faults random(long seed, double rate, Fault... faults) {
    ImmutableList<Fault> choices = ImmutableList.copyOf(faults);
    if (!(rate >= 0 && rate <= 1) || choices.isEmpty()) {
      throw new IllegalArgumentException("faults at a rate of " + rate + " out of " + choices);
    }
    SplittableRandom random = new SplittableRandom(seed);
    return (request, number) -> {
      boolean happens = random.nextDouble() < rate;
      Fault fault = choices.get(random.nextInt(choices.size()));
      return happens ? Optional.of(fault) : Optional.empty();
    };
  }

  /**
   * {@return these faults, else the others}
   *
   * @param others the faults to try if none of these applies
   */
  default Faults or(Faults others) {
    return (request, number) -> {
      Optional<Fault> fault = decide(request, number);
      Optional<Fault> other = others.decide(request, number);
      return fault.isPresent() ? fault : other;
    };
  }
}
