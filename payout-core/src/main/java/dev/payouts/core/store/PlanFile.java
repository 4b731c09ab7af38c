package dev.payouts.core.store;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import dev.payouts.core.Approval;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Provenance;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.Findings;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.RunRequest;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.StoredTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file of a plan for approval: the items as in reports, readable, in a stable order so that two
 * plans can be compared line by line, and a checksum at the end. The checksum detects changes, by
 * hand or in transit; it is not a signature.
 */
public final class PlanFile {
  private static final Pattern END =
      Pattern.compile(",\n  \"checksum\": \"([0-9A-Za-z-]+):([0-9A-Za-z+/=_-]*)\"\n}\n?\\z");

  private static final String SCHEME = "sha256";
  private static final String PLANNED_AT = "planned_at";
  private static final String PLANNED_BY = "planned_by";

  private PlanFile() {}

  /**
   * The plan of one type.
   *
   * @param request the request of the plan, without {@code DRY_RUN}
   * @param approval the items
   * @param findings what else it shows; not part of what is approved
   * @param stopped the limit that it exceeds; null if it exceeds none
   */
  public record Plan(
      RunRequest request, Approval approval, Findings findings, @Nullable RunFailure stopped) {}

  /**
   * {@return the content of the file for dry runs of different types, with when and by whom it was
   * planned}
   *
   * @param plans the reports of the dry runs, one per type
   * @param plannedAt when
   * @param plannedBy by whom; null if unknown
   */
  public static String render(
      List<RunReport> plans, Instant plannedAt, @Nullable String plannedBy) {
    String json = ReportJson.approvable(plans);
    String head =
        JsonText.of(
            writer -> {
              writer.beginObject();
              writer.name(FormatVersion.KEY).value(FormatVersion.CURRENT);
              writer.name(PLANNED_AT).value(JsonText.time(plannedAt));
              writer.name(PLANNED_BY).value(plannedBy);
              writer.endObject();
            });
    String body =
        head.substring(0, head.lastIndexOf("\n}"))
            + ","
            + json.substring(1, json.lastIndexOf("\n}"));
    return body + ",\n  \"checksum\": \"" + SCHEME + ":" + checksum(body) + "\"\n}\n";
  }

  /**
   * {@return what identifies a plan that {@link #parse} has read}
   *
   * @param name the name of its file
   * @param content its text
   */
  public static Provenance.Plan reference(String name, String content) {
    Matcher end = END.matcher(content);
    if (!end.find()) {
      throw new IllegalArgumentException(name + " is not a plan");
    }
    String checksum = end.group(1) + ":" + end.group(2);
    return JsonFields.parse(
        content,
        ofAnotherVersion(name),
        plan ->
            new Provenance.Plan(
                checksum,
                name,
                null,
                plan.optional(PLANNED_AT, StoredTime::parse),
                plan.optional(PLANNED_BY)));
  }

  /**
   * {@return whether dry runs decided everything that was asked, so that they can be approved} A
   * plan that exceeds a limit is complete, too.
   *
   * @param plans the reports of the dry runs that began
   * @param types the number of types that were asked for
   */
  public static boolean isComplete(List<RunReport> plans, int types) {
    return plans.size() == types
        && plans.stream()
            .flatMap(plan -> plan.failure().stream())
            .allMatch(stop -> stop.cause() == FailureCause.LIMIT_PASSED);
  }

  /**
   * {@return the checksum of plans, which a person can compare}
   *
   * @param plans the reports of dry runs, one per type
   */
  public static String checksum(List<RunReport> plans) {
    return SCHEME + ":" + checksum(ReportJson.approvable(plans));
  }

  private static String checksum(String body) {
    return Hashing.sha256().hashString(body, UTF_8).toString();
  }

  /**
   * {@return whether a file contains a plan, even a changed one, so that it may be overwritten by a
   * newer one}
   *
   * @param content the content of the file
   */
  public static boolean isPlan(String content) {
    return END.matcher(content).find();
  }

  /**
   * Parses the output of {@link #render}.
   *
   * @param name the name of the file in messages
   * @param content its text
   * @return the plans, one per type
   * @throws IllegalArgumentException if it is not a plan or was changed; the message is for the
   *     user
   */
  public static ImmutableList<Plan> parse(String name, String content) {
    Matcher end = END.matcher(content);
    if (!end.find()) {
      throw new IllegalArgumentException(
          name + " is not a plan or was changed: make one with 'payouts plan --out'");
    }
    if (!end.group(1).equals(SCHEME)) {
      throw new IllegalArgumentException(ofAnotherVersion(name));
    }
    String body = content.substring(0, end.start());
    if (!checksum(body).equals(end.group(2))) {
      throw new IllegalArgumentException(
          name + " was changed after it was made (its checksum does not match): make a new plan");
    }
    return JsonFields.parse(
        content,
        ofAnotherVersion(name),
        plan -> {
          FormatVersion.check(name, plan);
          return plan.objects("runs").stream().map(PlanFile::plan).collect(toImmutableList());
        });
  }

  private static String ofAnotherVersion(String name) {
    return name + " is damaged or was written by another version of this program: make a new plan";
  }

  private static Plan plan(JsonFields run) {
    RunRequest request = ReportParser.request(run);
    return new Plan(
        request,
        Approval.of(ReportParser.items(request.type(), run)),
        ReportParser.findings(run),
        ReportParser.stop(run));
  }
}
