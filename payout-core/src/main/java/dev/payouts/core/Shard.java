package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import org.jspecify.annotations.Nullable;

/**
 * The part of all payables that one of several processes pays. Shards of the same count do not
 * overlap: each payable is in exactly one shard, and all payables of a contractor are in the same
 * shard, so that a month is still paid once (payout-core/RULES.md, step 8).
 *
 * <p>The split is the same on every machine, in every version of this program and for every type:
 * it depends only on the contractor's ID or, if the payable does not name exactly one contractor,
 * on the payable's ID. Such payables are never paid. Increasing the count moves contractors only to
 * the new shards.
 *
 * @param index the index of the shard, from 0
 * @param count the number of shards, 1 to {@value #MAX_COUNT}
 */
public record Shard(int index, int count) {
  /** The maximum number of shards; limited because each shard lists every payable. */
  public static final int MAX_COUNT = 1_000;

  /** The only shard of one: all payables. */
  public static final Shard WHOLE = new Shard(0, 1);

  /**
   * Checks the numbers.
   *
   * @param index the index of the shard, from 0
   * @param count the number of shards, 1 to {@value #MAX_COUNT}
   * @throws IllegalArgumentException if there is no such shard
   */
  public Shard {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "invalid number of shards (expected 1-%s): %s".formatted(MAX_COUNT, count));
    }
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "invalid index of a shard (expected 0-%s): %s".formatted(count - 1, index));
    }
  }

  /**
   * {@return whether a payable is in this shard}
   *
   * @param payable any payable
   */
  public boolean holds(Payable payable) {
    ImmutableSet<ContractorId> named = payable.contractors().orElse(ImmutableSet.of());
    return holds(named.size() == 1 ? named.iterator().next() : null, payable.id());
  }

  /**
   * {@return whether a payable is in this shard}
   *
   * @param contractor the contractor it names; null if it names none or several
   * @param payable the ID of the payable
   */
  public boolean holds(@Nullable ContractorId contractor, PayableId payable) {
    return count == 1
        || indexOf(contractor == null ? payable.value() : contractor.value()) == index;
  }

  /**
   * Hashes the ID first, because its digits are not evenly distributed. Of each character only the
   * low byte is used, which in ASCII is the whole character.
   */
  private int indexOf(String id) {
    Hasher hasher = Hashing.sha256().newHasher();
    id.chars().forEach(character -> hasher.putByte((byte) character));
    return Hashing.consistentHash(hasher.hash().asLong(), count);
  }

  /** {@return the form used on the command line, for example {@code 0/4}} */
  @Override
  public String toString() {
    return index + "/" + count;
  }
}
