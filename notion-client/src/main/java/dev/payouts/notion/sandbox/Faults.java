package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Which requests go wrong, and how. Asked once for every request that is let in: its token is good,
 * and no budget is spent.
 */
@FunctionalInterface
public interface Faults {
  /**
   * Decides about a request.
   *
   * @param request the request
   * @param number how many requests came before it, and one
   * @return what goes wrong with it; empty if nothing does
   */
  Optional<Fault> decide(Request request, long number);

  /** {@return faults that never happen} */
  static Faults none() {
    return (request, number) -> Optional.empty();
  }

  /**
   * {@return a fault that happens to the n-th of the requests that a test picks}
   *
   * @param requests picks the requests
   * @param occurrence 1 for the first
   * @param fault what goes wrong
   */
  static Faults on(Predicate<Request> requests, int occurrence, Fault fault) {
    AtomicInteger seen = new AtomicInteger();
    return (request, number) ->
        requests.test(request) && seen.incrementAndGet() == occurrence
            ? Optional.of(fault)
            : Optional.empty();
  }

  /**
   * {@return a fault that happens to each of the requests that a test picks}
   *
   * @param requests picks the requests
   * @param fault what goes wrong
   */
  static Faults always(Predicate<Request> requests, Fault fault) {
    return (request, number) -> requests.test(request) ? Optional.of(fault) : Optional.empty();
  }

  /**
   * {@return a fault of queries that are too expensive: that ask for larger pages than a size}
   *
   * @param pageSize the largest page that is still answered
   * @param fault what goes wrong with a query for larger ones
   */
  static Faults aboveSize(int pageSize, Fault fault) {
    return always(request -> request.isQuery() && request.pageSize() > pageSize, fault);
  }

  /**
   * {@return faults that happen to the first requests that a test picks, one each, in order}
   *
   * @param requests picks the requests
   * @param faults what goes wrong, in order
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
   * {@return faults that happen at random, the same for the same seed and requests}
   *
   * @param seed any number
   * @param rate how many of all requests go wrong, from 0 to 1
   * @param faults one of them is chosen each time
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
   * {@return these, or where none of them happens, the others}
   *
   * @param others what happens where none of these does
   */
  default Faults or(Faults others) {
    return (request, number) -> {
      Optional<Fault> fault = decide(request, number);
      Optional<Fault> other = others.decide(request, number);
      return fault.isPresent() ? fault : other;
    };
  }
}
