package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import dev.payouts.core.Finding;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.StoredTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine locks of one user: one file per payouts database and shard, in a directory that
 * depends on neither the working directory nor the environment. Thread-safe and safe for several
 * processes.
 */
public final class UserLocks implements MachineLocks {
  /** The area of the findings. */
  public static final String AREA = "machine_lock";

  private static final String GUARD = "guard";
  private static final String LOCK = ".lock";

  /**
   * The suffix of the files that also store the last create, for a run that starts after the lock
   * file was deleted.
   */
  private static final String MEMORY = ".created";

  private static final Pattern NAME =
      Pattern.compile("([0-9a-z-]+)(?:@([0-9a-z-]+))?\\.(\\d{1,4})-of-(\\d{1,4})(\\.[a-z]+)");
  private static final Pattern PLAIN = Pattern.compile("[0-9a-z-]{1,64}");

  /**
   * Much longer than any payout stays invisible; limits the files that test servers leave per port.
   */
  private static final Duration KEEP = Duration.ofDays(7);

  /** Synchronizes the threads of this process that take the guard. */
  private static final Object ONE_THREAD = new Object();

  private final LockDirectory place;

  UserLocks(LockDirectory place) {
    this.place = place;
  }

  /**
   * {@return the locks of the user that runs this process: in {@code .local/state/payouts/locks} of
   * the home directory or, if that is not writable, in the system's temporary directory} Nothing is
   * read or written yet.
   */
  public static UserLocks ofThisUser() {
    return new UserLocks(LockDirectory.ofThisUser());
  }

  /**
   * {@return locks in a directory; nothing is read or written yet} All processes whose runs must
   * not overlap must use the same directory.
   *
   * @param directory the directory of the lock files; created when first needed
   */
  public static UserLocks in(Path directory) {
    return new UserLocks(LockDirectory.in(directory));
  }

  /** {@return the findings about the directory of the lock files; creates nothing} */
  public ImmutableList<Finding> checkup() {
    Path directory = place.directory();
    if (!LockDirectory.canBeWritten(directory)) {
      return ImmutableList.of(
          Finding.error(
              AREA,
              ("Cannot write to %s, so no run can start, because it could not exclude other runs:"
                      + " make it writable for the user that runs payouts")
                  .formatted(directory)));
    }
    if (place.isFallback(directory)) {
      return ImmutableList.of(
          Finding.warning(
              AREA,
              ("the home directory of this user is not writable, so the locks are in %s: runs with"
                      + " a different temporary directory (in another container, or in a service with"
                      + " PrivateTmp) can overlap; give the user a writable home directory")
                  .formatted(directory)));
    }
    return ImmutableList.of(
        Finding.ok(
            AREA, "locks that prevent overlapping runs for the same payouts are in " + directory));
  }

  @Override
  public Held take(Scope scope, String holder) {
    Path directory = place.directory();
    try {
      LockDirectory.make(directory);
      synchronized (ONE_THREAD) {
        try (FileChannel guard =
            OwnerOnly.open(directory.resolve(GUARD), StandardOpenOption.WRITE)) {
          var unused = guard.lock(); // released with the channel
          guard.write(
              ByteBuffer.allocate(1), 0); // gives the current time of the file system's clock
          return takeGuarded(directory, ownScope(scope), holder);
        }
      }
    } catch (LockedException e) {
      throw new LockedException(holderOf(e.holder()));
    } catch (FormatVersion.NewerException e) {
      throw new StateFileException(e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new StateFileException(
          ("Cannot lock a file in %s (%s), so another run could start during this one: make that"
                  + " directory writable for the user that runs payouts.")
              .formatted(directory, IoCause.of(e)),
          e);
    }
  }

  /** Returns the scope as used in file names. */
  private static Scope ownScope(Scope scope) {
    return new Scope(
        plain(scope.destination()),
        scope.localServer().isEmpty() ? "" : plain(scope.localServer()),
        scope.shard(),
        scope.shards());
  }

  private static String plain(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : "sha256-" + Hashing.sha256().hashString(text, UTF_8);
  }

  private static String name(Scope scope, String suffix) {
    String server = scope.localServer().isEmpty() ? "" : "@" + scope.localServer();
    return "%s%s.%s-of-%s%s"
        .formatted(scope.destination(), server, scope.shard(), scope.shards(), suffix);
  }

  private static Optional<Scope> scope(Path file, String suffix) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || !name.group(5).equals(suffix)) {
      return Optional.empty();
    }
    String server = name.group(2);
    return Optional.of(
        new Scope(
            name.group(1),
            server == null ? "" : server,
            Integer.parseInt(name.group(3)),
            Integer.parseInt(name.group(4))));
  }

  private static Held takeGuarded(Path directory, Scope scope, String holder) throws IOException {
    Path own = directory.resolve(name(scope, LOCK));
    Instant oldest = lastWritten(directory.resolve(GUARD)).minus(KEEP);
    Map<Path, LastCreate> creates = new LinkedHashMap<>();
    for (Path file : files(directory, LOCK)) {
      boolean overlaps = scope(file, LOCK).filter(scope::overlaps).isPresent();
      if (overlaps || lastWritten(file).isBefore(oldest)) {
        LockFile.Look look = new LockFile(file).look();
        if (overlaps && look.isHeld()) {
          throw new LockedException(look.content());
        }
        if (overlaps) {
          lastCreate(file, look.content()).ifPresent(create -> creates.put(file, create));
        } else if (!look.isHeld()) {
          Files.deleteIfExists(file);
        }
      }
    }
    for (Path memory : files(directory, MEMORY)) {
      if (scope(memory, MEMORY).filter(scope::overlaps).isPresent()) {
        lastCreate(memory, Files.readString(memory, UTF_8))
            .ifPresent(create -> creates.put(memory, create));
      } else if (lastWritten(memory).isBefore(oldest)) {
        Files.deleteIfExists(memory);
      }
    }
    String note = new LockContent(holder, creates.get(own)).line();
    LockFile.Held held = new LockFile(own).take(note);
    Path memory = directory.resolve(name(scope, MEMORY));
    return new HeldFile(held, memory, holder, ImmutableSet.copyOf(creates.values()).asList());
  }

  private static Instant lastWritten(Path file) throws IOException {
    try {
      return StoredTime.plausible(Files.getLastModifiedTime(file).toInstant());
    } catch (NoSuchFileException gone) {
      return StoredTime.LAST;
    }
  }

  private static ImmutableList<Path> files(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> scope(file, suffix).isPresent())
          .collect(ImmutableList.toImmutableList());
    }
  }

  /** Unreadable content counts as a create at the time it was written. */
  private static Optional<LastCreate> lastCreate(Path file, String content) throws IOException {
    if (content.isBlank()) {
      return Optional.empty();
    }
    Optional<LockContent> note = LockContent.parse(content);
    return note.isPresent()
        ? Optional.ofNullable(note.get().last())
        : Optional.of(new LastCreate(lastWritten(file), "", "", 0));
  }

  /** Returns the holder's own description. */
  private static String holderOf(String content) {
    try {
      return LockContent.parse(content).map(LockContent::holder).orElse(content);
    } catch (FormatVersion.NewerException e) {
      return "a newer version of this program";
    }
  }

  private record HeldFile(
      LockFile.Held file, Path memory, String holder, ImmutableList<LastCreate> lastCreates)
      implements Held {
    @Override
    public void remember(LastCreate create) {
      try {
        String note = new LockContent(holder, create).line();
        synchronized (memory) {
          try (FileChannel channel = OwnerOnly.open(memory, StandardOpenOption.WRITE)) {
            byte[] bytes = note.getBytes(UTF_8);
            channel.write(ByteBuffer.wrap(bytes), 0); // before truncating: it must never be empty
            channel.truncate(bytes.length);
          }
        }
        file.write(note);
      } catch (IOException e) {
        throw StateDirectory.failure("write", file.path(), e);
      }
    }

    @Override
    public boolean isIntact() {
      return file.isIntact();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
