package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.HostSharing;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.Status;
import dev.payouts.core.Timeouts;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sim.SimulatedProcess.Crash;
import dev.payouts.notion.sim.Wrong.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One history out of a seed: processes that run, overlap, are stopped and die on one host or two,
 * use several state directories of one machine, or share the payables in ever other numbers of
 * shards, a Notion that lags and fails, then clear weather and runs until nothing is left to do.
 * Afterwards every payable has exactly its one payout.
 */
final class Simulation {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final int MAX_FINAL_RUNS = 12;
  private static final int NEVER = -1;

  /** A long journal takes much longer to read. */
  private static final int LIVES_FOR_EACH_LONG_ONE = 100;

  private final long seed;
  private final Scheduler scheduler;
  private final Random random;
  private final Timeouts timeouts;
  private final Weather weather;
  private final SandboxNotion notion;
  private final Length length;
  private final ImmutableList<PayableType> types;
  private final World world;
  private final HostSharing hosts;
  private final RunKeys runKeys;
  private final boolean isOneConnection;
  private final Reports reports;
  private final List<Wrong> sentWrongly = new ArrayList<>();
  private boolean isLate;
  private final Split split;
  private final boolean isSharded;
  private final DoublePayments doublePayments;
  private final List<Disk> disks = new ArrayList<>();
  private final List<Machine> machines = new ArrayList<>();
  private final List<MachineClock> clocks = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private final Map<String, Long> drawn = new TreeMap<>();
  private final Map<Boolean, WorkspaceConfig> configs = new HashMap<>();
  private final @Nullable People people;

  /** Whether state directories are removed, or restored from a backup: the machine's lock stays. */
  private final boolean losesState;

  private final Backups backups;
  private double fullDiskRate;

  /** Whether only the last runs are left, after which nothing may be lost any more. */
  private boolean isOver;

  /** How many processes are running. */
  private int running;

  /** When the last process ended; null before the first. */
  private @Nullable Duration lastEnd;

  Simulation(long seed) {
    this.seed = seed;
    this.scheduler = new Scheduler(spread(seed));
    this.random = scheduler.random();
    this.timeouts = new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(10));
    this.weather = new Weather(random, timeouts.processingLimit(), drawn);
    Duration lag = lag();
    this.notion =
        new SandboxNotion(
            () -> START.plus(scheduler.now()),
            SandboxOptions.builder(YearMonth.of(2026, 1))
                .seed(seed)
                .queryLag(lag)
                .faults(weather)
                .build());
    this.length = Length.draw(random);
    this.types = length.types(random);
    note(length + " history", 1);
    this.world = new World(notion, () -> START.plus(scheduler.now()), drawn);
    world.fill(length, types, random);
    this.hosts = random.nextInt(3) == 0 ? HostSharing.SHARED : HostSharing.EXCLUSIVE;
    this.runKeys = RunKeys.draw(random);
    this.isOneConnection = hosts == HostSharing.SHARED && random.nextBoolean();
    this.reports = new Reports(world, drawn);
    this.doublePayments = new DoublePayments(world, runKeys);
    this.isSharded = hosts == HostSharing.EXCLUSIVE && random.nextInt(3) == 0;
    this.split = new Split(length.maxShards());
    int directories = directories();
    boolean isOneMachine = hosts == HostSharing.EXCLUSIVE && (!isSharded || random.nextInt(4) == 0);
    for (int i = 0; i < directories; i++) {
      if (i == 0 || !isOneConnection) {
        world.addToken(token(i));
      }
      disks.add(new Disk());
      if (i == 0 || !isOneMachine) {
        machines.add(new Machine());
        clocks.add(new MachineClock(scheduler, START.plusSeconds(i * 3L)));
      }
    }
    if (random.nextInt(LIVES_FOR_EACH_LONG_ONE) == 0) {
      disks.forEach(disk -> LongLife.addTo(disk, START));
    }
    this.losesState = isOneMachine && random.nextInt(5) == 0;
    this.backups = new Backups(disks, random, event -> note(event, 1));
    People.Knowledge knowledge =
        disks.size() == 1 && !losesState
            ? People.Knowledge.ONE_JOURNAL
            : People.Knowledge.SEVERAL_JOURNALS;
    this.people =
        random.nextInt(3) > 0 ? new People(random, notion.editor(), world, knowledge, drawn) : null;
    world.keysAre(runKeys);
    weather.whenACreateFails(this::payToo);
    weather.whenAPageIsRead(world::isRead);
  }

  /** The first draws of a {@link Random} are almost the same for seeds next to each other. */
  private static long spread(long seed) {
    return new SplittableRandom(seed).nextLong();
  }

  /** Queries lag at most as long as is configured, and at times exactly so. */
  private Duration lag() {
    boolean isAtTheBound = random.nextInt(6) == 0;
    note("lag at the bound", isAtTheBound ? 1 : 0);
    return isAtTheBound
        ? timeouts.consistencyWait()
        : Duration.ofMillis(random.nextInt((int) timeouts.consistencyWait().toMillis()));
  }

  /** Several hosts may share a connection, so that all payouts are by the same user. */
  private String token(int host) {
    return "token" + (isOneConnection ? 0 : host);
  }

  private int directories() {
    if (hosts == HostSharing.SHARED) {
      return 2;
    }
    return isSharded ? length.maxShards() : 1 + random.nextInt(2);
  }

  /** Returns the machine that a state directory is on. */
  private int machine(int directory) {
    return machines.size() == 1 ? 0 : directory;
  }

  /** Lives through the history. Returns what is wrong in the end. */
  List<Wrong> run() {
    List<Wrong> wrongs = new ArrayList<>();
    Throwable thrown =
        scheduler
            .run(
                List.of(
                    () -> {
                      storm();
                      isOver = true;
                      Instant now = START.plus(scheduler.now());
                      doublePayments.isOver(now.minus(timeouts.consistencyWait()));
                      weather.clearUp();
                      isLate = true;
                      fullDiskRate = 0;
                      loseARelation();
                      wrongs.addAll(untilNothingIsLeft());
                      wrongs.addAll(unnamed());
                      scheduler.waitFor(timeouts.untilVisible().multipliedBy(2));
                      wrongs.addAll(world.wrongs(this::mayBePaidTwice));
                      wrongs.addAll(doublePayments.unreported());
                      wrongs.addAll(sentWrongly);
                      wrongs.addAll(reports.inTheEnd());
                      wrongs.addAll(openIntents());
                      wrongs.addAll(dueOverlapChecks());
                      noteWhatJournalsTell();
                      note("paid twice in a minute", world.paidTwiceInAMinute());
                      note("long journal compacted", longJournalsCompacted());
                    }))
            .get(0);
    if (thrown != null) {
      throw new AssertionError("seed " + seed + ": " + String.join("; ", story), thrown);
    }
    return wrongs;
  }

  private long longJournalsCompacted() {
    return disks.stream().filter(LongLife::isCompacted).count();
  }

  /** Returns how often what happened. */
  Map<String, Long> drawn() {
    return drawn;
  }

  private void note(String kind, long times) {
    if (times > 0) {
      drawn.merge(kind, times, Long::sum);
    }
  }

  String story() {
    return String.join("\n", story);
  }

  private void storm() {
    int rounds = (isSharded ? 1 : 0) + length.rounds(random);
    fullDiskRate = people == null && random.nextInt(4) == 0 ? 0.02 : 0;
    note("run key " + runKeys, 1);
    int lateFrom = random.nextInt(rounds + 1);
    for (int round = 0; round < rounds; round++) {
      isLate = round >= lateFrom;
      List<Runnable> processes = new ArrayList<>();
      if (isSharded) {
        splitOtherwise();
      }
      int count = (isSharded ? split.count() : 1) + random.nextInt(2);
      int first = isSharded ? 0 : random.nextInt(disks.size());
      for (int i = 0; i < count; i++) {
        int host = (first + i) % hostsInUse();
        Duration delay = Duration.ofMillis(random.nextInt(3_000));
        long stepsToLive =
            random.nextBoolean() ? random.nextInt(isSharded ? 400 : 250) : Long.MAX_VALUE;
        int untilStop = random.nextInt(4) == 0 ? random.nextInt(60_000) : NEVER;
        processes.add(
            () -> {
              scheduler.waitFor(delay);
              process(host, stepsToLive, untilStop);
            });
      }
      actDuringRuns();
      orderMoreDuringRuns();
      copyStateDuringRuns();
      boolean isPutForward = disturb(count);
      scheduler.run(processes).forEach(Simulation::rethrow);
      lastEnd = scheduler.now();
      if (isPutForward) {
        scheduler.waitFor(Duration.ofSeconds(50).plus(timeouts.untilVisible().multipliedBy(2)));
      }
      actBetweenRuns();
      scheduler.waitFor(
          Duration.ofMillis(random.nextInt(isSharded || random.nextBoolean() ? 6_000 : 60_000)));
      if (random.nextInt(6) == 0) {
        note("clock set back", 1);
        clocks.forEach(clock -> clock.set(Duration.ofSeconds(-random.nextInt(3_600))));
      }
      if (random.nextInt(10) == 0) {
        putClockForward();
      }
      orderMore();
      liveLongAtTimes();
      if (losesState) {
        backups.loseState();
      }
    }
  }

  /** At times so much was paid long ago that the next run compacts the journal. */
  private void liveLongAtTimes() {
    int intents = openIntents().size();
    int checks = dueOverlapChecks().size();
    boolean isLong = random.nextInt(intents + checks > 0 ? 20 : 2 * LIVES_FOR_EACH_LONG_ONE) == 0;
    if (isLong) {
      note("long journal with an open intent", intents);
      note("long journal with an overlap check due", checks);
      disks.forEach(disk -> LongLife.addTo(disk, START));
    }
  }

  /** Somebody approves other orders for months that are paid. */
  private void orderMore() {
    Months months = world.payables().months();
    months.orderAgain(world, random);
    if (random.nextInt(4) > 0) {
      months.orderAtAMonthlyRate(world, hosts == HostSharing.SHARED ? "two hosts" : "one host");
    }
  }

  private void orderMoreDuringRuns() {
    if (random.nextInt(4) == 0) {
      scheduler.later(
          Duration.ofMillis(random.nextInt(20_000)),
          () -> {
            if (running > 0 && !isOver) {
              world.payables().months().orderAgainDuringARun(world);
            }
          });
    }
  }

  /**
   * Not while what a run left may still be on its way: then it would seem to be older than it is,
   * and no program could tell (payout-core/README.md, "Exactly once").
   */
  private void putClockForward() {
    scheduler.waitFor(timeouts.untilVisible().multipliedBy(2));
    note("clock put forward", 1);
    clocks.forEach(clock -> clock.set(step()));
  }

  /** Some seconds, or hours. */
  private Duration step() {
    return Duration.ofSeconds(1 + random.nextInt(random.nextBoolean() ? 90 : 20_000));
  }

  /**
   * Sets or suspends a machine during the runs of a round. A clock is put forward only if the round
   * has one process, after which everything becomes visible, and after what earlier rounds left has
   * become visible: see above.
   */
  private boolean disturb(int processes) {
    MachineClock clock = clocks.get(random.nextInt(clocks.size()));
    Duration when = Duration.ofMillis(3_000 + random.nextInt(40_000));
    switch (random.nextInt(16)) {
      case 0, 1 ->
          duringRuns(when, "clock set back during runs", () -> clock.set(step().negated()));
      case 2, 3 -> {
        if (processes == 1 && isAllVisible(when)) {
          duringRuns(when, "clock put forward during a run", () -> clock.set(step()));
          return true;
        }
      }
      case 4 -> suspendLater(clock, when, MachineClock.Elapsed.GOES_ON);
      case 5 -> suspendLater(clock, when, MachineClock.Elapsed.STANDS_STILL);
      case 6, 7 ->
          scheduler.later(
              when,
              () -> note("lock file deleted during a run", machines.get(0).deleteLocks() ? 1 : 0));
      default -> {}
    }
    return false;
  }

  /** Tells whether in some time everything is visible that the rounds so far have left. */
  private boolean isAllVisible(Duration later) {
    return lastEnd == null
        || scheduler.now().plus(later).minus(lastEnd).compareTo(timeouts.untilVisible()) >= 0;
  }

  private void suspendLater(MachineClock clock, Duration when, MachineClock.Elapsed elapsed) {
    Duration duration = Duration.ofSeconds(5 + random.nextInt(600));
    duringRuns(
        when, "machine suspended, elapsed time " + elapsed, () -> clock.suspend(duration, elapsed));
  }

  /** Does something in some time, and notes it if a process is running then. */
  private void duringRuns(Duration when, String what, Runnable event) {
    scheduler.later(
        when,
        () -> {
          note(what, running > 0 ? 1 : 0);
          event.run();
        });
  }

  private void copyStateDuringRuns() {
    if (losesState) {
      int from = random.nextInt(hostsInUse());
      Duration when = Duration.ofMillis(3_000 + random.nextInt(20_000));
      scheduler.later(
          when,
          () -> {
            if (!isOver) {
              backups.copyDuringARun(from);
            }
          });
    }
  }

  private void actDuringRuns() {
    if (people == null) {
      return;
    }
    Runnable act =
        hosts == HostSharing.SHARED ? people::actDuringRunsOfSeveralHosts : people::actDuringARun;
    for (int acts = random.nextInt(4); acts > 0; acts--) {
      scheduler.later(
          Duration.ofMillis(random.nextInt(60_000)),
          () -> {
            note("act during a run", running > 0 ? 1 : 0);
            act.run();
          });
    }
  }

  /** Somebody pays by hand what a create that fails, or has to wait, is about to pay. */
  private void payToo(Request request, Fault fault) {
    Duration wait = fault.retryAfter();
    boolean isHeld = wait != null;
    if (people != null && (isHeld || random.nextInt(4) > 0)) {
      Duration longest = wait == null ? timeouts.untilVisible() : wait;
      scheduler.later(
          Duration.ofMillis(random.nextInt((int) longest.toMillis())),
          () -> people.payWhatIsOnItsWay(request.text(), isHeld ? "is held" : "is unknown"));
    }
  }

  private void actBetweenRuns() {
    if (people == null) {
      return;
    }
    scheduler.waitFor(timeouts.untilVisible().multipliedBy(2));
    if (random.nextInt(3) == 0) {
      Duration wait = Duration.ofHours(random.nextInt(2_000));
      noteWhatStaysOpen(wait);
      scheduler.waitFor(wait);
    }
    world.quiet(openIntents().isEmpty());
    for (int acts = 1 + random.nextInt(3); acts > 0; acts--) {
      people.act();
    }
    world.quiet(false);
    if (random.nextBoolean()) {
      scheduler.waitFor(Duration.ofMinutes(random.nextInt(30)));
    }
  }

  private void noteWhatStaysOpen(Duration wait) {
    if (wait.compareTo(Duration.ofDays(2)) > 0) {
      note("run after days", 1);
      note("intent open for days", openIntents().size());
      note("overlap check due for days", dueOverlapChecks().size());
    }
  }

  /** Notion answers a create with 200 and keeps all of it but the relation to the payable. */
  private void loseARelation() {
    if (people != null && disks.size() == 1 && random.nextBoolean()) {
      people.loseARelation();
    }
  }

  /** Returns the payouts without a relation that no run has named when it stopped. */
  private List<Wrong> unnamed() {
    return world.storedUnlinked().stream()
        .filter(payout -> story.stream().noneMatch(told -> told.contains(payout)))
        .map(
            payout ->
                new Wrong(
                    Kind.UNREPORTED,
                    payout + " was stored without its payable, and no run said so"))
        .toList();
  }

  /**
   * All have ended. Who goes back to an earlier split has to wait (payout-cli/README.md, "Several
   * processes at once").
   */
  private void splitOtherwise() {
    if (split.change(random) == Split.Change.BACK) {
      scheduler.waitFor(timeouts.untilVisible());
    }
  }

  private int hostsInUse() {
    return isSharded ? split.count() : disks.size();
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  /** Runs that have nothing to wait for can end before a query shows what another host created. */
  private List<Wrong> untilNothingIsLeft() {
    for (int host = 0; host < hostsInUse(); host++) {
      int runs = 0;
      while (!process(host, Long.MAX_VALUE, NEVER)) {
        if (++runs == MAX_FINAL_RUNS) {
          return List.of(
              new Wrong(
                  Kind.NO_END,
                  "runs in clear weather do not end without failures on host " + host));
        }
        if (runs == MAX_FINAL_RUNS / 2) {
          scheduler.waitFor(timeouts.untilVisible());
        }
      }
    }
    return List.of();
  }

  /** Runs all types once as one process, in part if it is stopped; says whether nothing failed. */
  private boolean process(int host, long stepsToLive, int untilStop) {
    var process = new SimulatedProcess(scheduler, stepsToLive, clocks.get(machine(host)));
    boolean clean = true;
    running++;
    try {
      var client = new Client(host, process);
      reports.begun(client.runId, host);
      for (PayableType type : types) {
        PayoutEngine engine = engine(client);
        if (untilStop != NEVER) {
          scheduler.later(Duration.ofMillis(untilStop), engine::stop);
        }
        client.beginsRun();
        RunReport report = engine.run(RunRequest.builder(type).build());
        story.add(describe(host, report));
        world.told(report);
        doublePayments.told(report);
        reports.told(
            report,
            hosts == HostSharing.SHARED,
            runKeys.areUsedBy(host, isLate),
            payable -> hasOpenIntent(host, payable));
        noteReport(report);
        clean &= report.failure().isEmpty() && nothingFailed(report);
      }
    } catch (Crash crash) {
      story.add(scheduler.now() + " host " + host + " lost its process");
      note("process lost", 1);
      return false;
    } finally {
      running--;
    }
    return clean;
  }

  private void noteReport(RunReport report) {
    note("run", 1);
    note("created", report.count(Status.CREATED));
    note("intent of an earlier run resolved", report.resolved().size());
    report.failure().ifPresent(stop -> note("run ended by " + stop.cause(), 1));
    report.items().forEach(item -> item.warnings().forEach(kind -> note("warning " + kind, 1)));
    report.items().stream()
        .filter(item -> item.reason() != null)
        .forEach(item -> note("item " + item.reason(), 1));
  }

  private boolean nothingFailed(RunReport report) {
    return report.items().stream()
        .allMatch(item -> item.status() != Status.FAILED || world.mayFail(item.payable().value()));
  }

  /** What a process has one of, whatever it runs: its files, its connection and its run ID. */
  private final class Client {
    final int host;
    final SimulatedProcess process;
    final VirtualHost machine;
    final StateFiles files;
    final WorkspaceConfig config;
    final NotionApi api;
    final NotionPorts ports;
    private Instant visible = Instant.MIN;
    final String runId = new UUID(random.nextLong(), random.nextLong()).toString();

    Client(int host, SimulatedProcess process) {
      this.host = host;
      this.process = process;
      machine = new VirtualHost(scheduler, process, clocks.get(machine(host)));
      files =
          new SimulatedFiles(
              scheduler, process, disks.get(host), Simulation.this::isDiskFull, weather::flush);
      config = config(host);
      var transport =
          new SimulatedTransport(scheduler, process, notion, token(host), weather)
              .telling(this::sent);
      api = new NotionApi(new ApiSender(transport, machine, null));
      ports = NotionPorts.over(api, config, machine, files);
    }

    /** What was made by hand before the consistency wait is shown to the run that begins now. */
    void beginsRun() {
      visible = START.plus(scheduler.now()).minus(timeouts.consistencyWait());
    }

    private void sent(ApiRequest request) {
      String body = request.body();
      if (request.kind() == ApiRequest.Kind.CREATE && body != null) {
        world
            .paidByHandBefore(visible, body)
            .ifPresent(
                payable ->
                    sentWrongly.add(
                        new Wrong(
                            Kind.DOUBLE,
                            payable + " had been paid by hand before run " + runId + " began")));
      }
    }
  }

  private PayoutEngine engine(Client client) {
    MachineLocks locks = machines.get(machine(client.host)).locksOf(client.process);
    return client
        .ports
        .engine()
        .calls(client.api.calls())
        .policy(client.config.policy())
        .host(client.machine)
        .workers(3)
        .runId(client.runId)
        .journal(FileJournal.over(client.files, client.machine, locks))
        .shard(isSharded ? split.shard(client.host) : Shard.WHOLE)
        .timeouts(timeouts)
        .hosts(hosts)
        .build();
  }

  private boolean isDiskFull() {
    boolean isFull = random.nextDouble() < fullDiskRate;
    note("full disk", isFull ? 1 : 0);
    return isFull;
  }

  private WorkspaceConfig config(int host) {
    return configs.computeIfAbsent(runKeys.areUsedBy(host, isLate), this::readConfig);
  }

  private WorkspaceConfig readConfig(boolean usesRunKey) {
    String json = world.workspace().configurationJson(URI.create("http://127.0.0.1:1")).strip();
    String text =
        usesRunKey
            ? "{\"properties\": {\"payouts\": {\"run_key\": \"Run Key\"}}," + json.substring(1)
            : json;
    return ConfigFile.ofText("simulated", text, Path.of(".")).read();
  }

  private boolean mayBePaidTwice(String payable) {
    return hosts == HostSharing.SHARED && doublePayments.mayStay(payable, confirmed());
  }

  private Set<String> confirmed() {
    Set<String> confirmed = new HashSet<>();
    for (int host = 0; host < hostsInUse(); host++) {
      for (JournalEntry entry : journal(host)) {
        if (entry.event() == JournalEntry.Event.CREATED && entry.payout() != null) {
          confirmed.add(entry.payout().value());
        }
      }
    }
    return confirmed;
  }

  private boolean hasOpenIntent(int host, PayableId payable) {
    return JournalState.of(journal(host)).isOpen(payable);
  }

  private List<Wrong> openIntents() {
    return left(
        "open intents",
        journal ->
            JournalState.of(journal).open().stream()
                .map(entry -> entry.type() + " " + entry.payable())
                .toList());
  }

  private List<Wrong> dueOverlapChecks() {
    return hosts == HostSharing.EXCLUSIVE
        ? List.of()
        : left(
            "overlap checks",
            journal ->
                JournalState.of(journal).unaudited().stream()
                    .map(entry -> entry.type() + " " + entry.payable())
                    .toList());
  }

  private List<Wrong> left(String what, Function<List<JournalEntry>, List<String>> found) {
    List<Wrong> left = new ArrayList<>();
    for (int host = 0; host < hostsInUse(); host++) {
      List<String> ofHost = found.apply(journal(host));
      if (!ofHost.isEmpty()) {
        left.add(
            new Wrong(
                Kind.OPEN_INTENT, "the journal of host " + host + " has " + what + ": " + ofHost));
      }
    }
    return left;
  }

  private List<JournalEntry> journal(int host) {
    var process = new SimulatedProcess(scheduler, Long.MAX_VALUE);
    var files = new SimulatedFiles(scheduler, process, disks.get(host));
    return FileJournal.over(files, new VirtualHost(scheduler, process, START), MachineLocks.NONE)
        .read();
  }

  private void noteWhatJournalsTell() {
    for (int host = 0; host < disks.size(); host++) {
      journal(host).stream()
          .filter(entry -> !entry.isKept())
          .forEach(entry -> note("journal " + entry.event(), 1));
    }
  }

  private String describe(int host, RunReport report) {
    return "%s host %d of %d %s: created=%d skipped=%d failed=%d settled=%d stop=%s %s"
        .formatted(
            scheduler.now(),
            host,
            hostsInUse(),
            report.request().type().word(),
            report.count(Status.CREATED),
            report.count(Status.SKIPPED),
            report.count(Status.FAILED),
            report.resolved().size(),
            report.failure().map(RunReport.RunFailure::sentence).orElse("no"),
            report.items().stream()
                .filter(item -> item.reason() != null)
                .map(item -> item.payable() + ":" + item.reason())
                .toList());
  }
}
