package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import org.jspecify.annotations.Nullable;

/**
 * Which part of all payables one of several processes takes. The processes of one count share the
 * payables without overlap: each payable is in exactly one shard, and all of a contractor are in
 * the same, so that a month of theirs is still paid once (payout-core/RULES.md, step 8).
 *
 * <p>The split is the same on every machine, in every version of this program and for every type:
 * it comes from the contractor's ID alone, or from the payable's own where that names nobody,
 * several people, or somebody who could not be computed. None of those is ever paid. A larger count
 * moves people only to the new shards.
 *
 * @param index which one, from 0
 * @param count how many there are, 1 to {@value #MAX_COUNT}
 */
public record Shard(int index, int count) {
  /** The largest number of shards: each of them lists every payable. */
  public static final int MAX_COUNT = 1_000;

  /** Everything: the only shard of one. */
  public static final Shard WHOLE = new Shard(0, 1);

  /**
   * Takes the numbers.
   *
   * @param index which one, from 0
   * @param count how many there are, 1 to {@value #MAX_COUNT}
   * @throws IllegalArgumentException if there is no such shard
   */
  public Shard {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "the number of shards is not from 1 to %d: %d".formatted(MAX_COUNT, count));
    }
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "the index of the shard is not from 0 to %d: %d".formatted(count - 1, index));
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
   * @param contractor the one contractor that it names; null where that is nobody or several
   * @param source the ID of the payable
   */
  public boolean holds(@Nullable ContractorId contractor, SourceId source) {
    return count == 1 || indexOf(contractor == null ? source.value() : contractor.value()) == index;
  }

  /**
   * The digits of IDs are not evenly spread, so they are hashed first: of each character the low
   * byte, which in ASCII is the character.
   */
  private int indexOf(String id) {
    Hasher hasher = Hashing.sha256().newHasher();
    id.chars().forEach(character -> hasher.putByte((byte) character));
    return Hashing.consistentHash(hasher.hash().asLong(), count);
  }

  /** {@return the words of the command line, as in {@code 0/4}} */
  @Override
  public String toString() {
    return index + "/" + count;
  }
}
