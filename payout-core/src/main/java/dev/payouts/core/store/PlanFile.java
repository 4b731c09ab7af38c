package dev.payouts.core.store;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.Approval;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;

/**
 * The file in which a plan is approved: the items as reports have them, readable, in a stable order
 * so that two can be compared line by line, and a checksum at the end. The checksum tells a file
 * that was altered, by hand or on its way; it is no signature.
 */
public final class PlanFile {
  private static final Pattern END =
      Pattern.compile(",\n  \"checksum\": \"sha256:([0-9a-f]{64})\"\n}\n?\\z");

  private PlanFile() {}

  /**
   * What was planned for one type.
   *
   * @param request what it was planned for, without {@code DRY_RUN}
   * @param approval the items
   */
  public record Plan(RunRequest request, Approval approval) {}

  /**
   * {@return what the file holds of dry runs of different types}
   *
   * @param plans the reports of the dry runs, one of each type
   */
  public static String render(List<RunReport> plans) {
    String json = ReportJson.approvable(plans);
    String version = "\n  \"%s\": %d,".formatted(FormatVersion.KEY, FormatVersion.CURRENT);
    String body = "{" + version + json.substring(1, json.lastIndexOf("\n}"));
    return body + ",\n  \"checksum\": \"sha256:" + checksum(body) + "\"\n}\n";
  }

  private static String checksum(String body) {
    return Hashing.sha256().hashString(body, UTF_8).toString();
  }

  /**
   * {@return whether a file holds a plan, be it altered, so that a newer one may take its place}
   *
   * @param content what the file holds
   */
  public static boolean isPlan(String content) {
    return END.matcher(content).find();
  }

  /**
   * Reads what {@link #render} wrote.
   *
   * @param name what sentences call the file
   * @param content its text
   * @return the plans, one of each type
   * @throws IllegalArgumentException if it is no plan, or was altered; the message is a sentence
   *     for a person
   */
  public static ImmutableList<Plan> parse(String name, String content) {
    Matcher end = END.matcher(content);
    if (!end.find()) {
      throw new IllegalArgumentException(
          name + " is no plan, or was altered: make one with 'payouts plan --out'");
    }
    String body = content.substring(0, end.start());
    if (!checksum(body).equals(end.group(1))) {
      throw new IllegalArgumentException(
          name + " was altered after it was planned, its checksum does not fit: plan again");
    }
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(content))) {
      var plan = JsonFields.of(json.readJsonValue());
      FormatVersion.check(name, plan);
      return plan.objects("runs").stream().map(PlanFile::plan).collect(toImmutableList());
    } catch (FormatVersion.NewerException e) {
      throw e;
    } catch (IOException
        | JsonDataException
        | DateTimeException
        | ArithmeticException
        | IllegalArgumentException
        | NullPointerException
        | NoSuchElementException e) {
      throw new IllegalArgumentException(
          name + " was written by another version of this program: plan again", e);
    }
  }

  private static Plan plan(JsonFields run) {
    RunRequest request = ReportParser.request(run);
    return new Plan(request, Approval.of(ReportParser.items(request.type(), run)));
  }
}
