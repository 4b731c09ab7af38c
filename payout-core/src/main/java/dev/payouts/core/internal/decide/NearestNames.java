package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import dev.payouts.core.internal.decide.text.CaseFolding;
import dev.payouts.core.model.Contractor;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Suggests similar names: those with the most letter pairs in common. */
final class NearestNames {
  private static final int SUGGESTED = 3;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

  private NearestNames() {}

  /** A contractor's full name and its similarity. */
  private record Candidate(String name, int common, int all) {
    static Candidate of(Contractor contractor, Set<String> wanted) {
      Set<String> pairs = pairs(contractor.fullName() + " " + contractor.discord());
      return new Candidate(
          contractor.fullName(), Sets.intersection(pairs, wanted).size(), pairs.size());
    }
  }

  /** Returns the most similar full names, best first; empty if none is similar. */
  static ImmutableList<String> to(String text, List<Contractor> contractors) {
    Set<String> wanted = pairs(text);
    List<Candidate> nearest =
        contractors.stream()
            .map(contractor -> Candidate.of(contractor, wanted))
            .filter(candidate -> !candidate.name().isBlank())
            .sorted(
                Comparator.comparingInt(Candidate::common)
                    .reversed()
                    .thenComparingInt(Candidate::all))
            .toList();
    return nearest.stream()
        .filter(candidate -> 2 * candidate.common() > nearest.get(0).common())
        .map(Candidate::name)
        .distinct()
        .limit(SUGGESTED)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the pairs of adjacent letters of each word, including its start and end. */
  private static Set<String> pairs(String text) {
    String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String padded = " " + CaseFolding.fold(bare).replace('đ', 'd') + " ";
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= padded.length(); i++) {
      String pair = padded.substring(i, i + 2);
      if (!pair.isBlank()) {
        pairs.add(pair);
      }
    }
    return pairs;
  }
}
