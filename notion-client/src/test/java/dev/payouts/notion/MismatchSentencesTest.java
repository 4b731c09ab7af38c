package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run says about a workspace that does not match: what is wrong, and how to fix it. */
class MismatchSentencesTest {
  private final WholeStack stack = WholeStack.start();
  private final String payouts = stack.dataSource(DataSourceKey.PAYOUTS);

  @AfterEach
  void stop() {
    stack.close();
  }

  private WorkspaceEditor editor() {
    return stack.sandbox.notion().editor();
  }

  private static String sentence(RunReport report) {
    RunFailure failure = report.failure().orElseThrow();
    assertThat(failure.cause()).isEqualTo(FailureCause.MISCONFIGURED);
    return failure.sentence();
  }

  @Test
  void aPropertyWithANearNameOfTheRightTypeIsSuggested() {
    editor().renameProperty(payouts, "Amount", "Amounts");
    assertThat(sentence(stack.refunds()))
        .contains(
            "payouts (Contractor Payouts) has no property \"Amount\"; the closest match is"
                + " \"Amounts\": rename it in Notion, or set properties.payouts.amount");
  }

  @Test
  void aNearNameIsSuggestedEvenIfAPropertyOfAnotherDataSourceHasIt() {
    editor().renameProperty(payouts, "Date", "Start Date"); // as of rates
    assertThat(sentence(stack.refunds()))
        .contains("has no property \"Date\"; the closest match is \"Start Date\"");
  }

  @Test
  void aPropertyOfAnotherTypeIsNotSuggested() {
    editor().renameProperty(payouts, "Amount", "Something else");
    editor().addProperty(payouts, PropertySpec.of("Amounts", "rich_text"));
    assertThat(sentence(stack.refunds()))
        .contains("has no property \"Amount\": add it in Notion, or set properties.payouts.amount")
        .doesNotContain("closest");
  }

  @Test
  void aPropertyThatDiffersInInvisibleCharactersIsShownWithThem() {
    editor().renameProperty(payouts, "Amount", "Amount\u200b");
    assertThat(sentence(stack.refunds()))
        .contains("has no property \"Amount\", only \"Amount")
        .contains("which differs in invisible characters: rename it in Notion");
  }

  @Test
  void anOptionThatDiffersInInvisibleCharactersIsShownWithThem() {
    editor().renameOption(payouts, "Status", "Pending", "Pending\u200b");
    assertThat(sentence(stack.refunds()))
        .contains("has no option \"Pending\", only \"Pending")
        .contains("which differs in invisible characters: add it, or set statuses.payouts.");
  }

  @Test
  void aDataSourceThatIsNotConfiguredIsNamedWithTheKeyToSet() {
    String refunds = stack.dataSource(DataSourceKey.REFUNDS);
    Matcher member =
        Pattern.compile("\"refunds\":\\s*\"" + refunds + "\",").matcher(stack.configuration());
    assertThat(member.find()).isTrue();
    stack.reconfigure(member.group(), "");
    assertThat(sentence(stack.refunds()))
        .contains(
            "data_sources.refunds is not configured: set it to the ID of \"Refund Requests\"");
  }

  @Test
  void aDataSourceInTheTrashIsNamed() {
    editor().trashDataSource(payouts);
    assertThat(sentence(stack.refunds()))
        .contains("data_sources.payouts (" + payouts + ") is in the trash: restore it in Notion");
  }

  @Test
  void aDatabaseWithoutDataSourcesIsNamed() {
    String database = editor().addDatabase("Linked");
    stack.reconfigure(payouts, database);
    assertThat(sentence(stack.refunds()))
        .contains("data_sources.payouts (" + database + ") is a linked view of another database");
  }

  @Test
  void aPageOfAProxyDoesNotSayThatADataSourceIsMissing() {
    stack.failing(Faults.always(request -> request.method().equals("GET"), Fault.html(404)));
    RunFailure failure = stack.refunds().failure().orElseThrow();
    assertThat(failure.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(failure.sentence()).contains("Could not read the properties of ");
  }

  @Test
  void aNearNameThatIsInUseForAnotherPropertyIsNotSuggested() {
    editor().renameProperty(payouts, "Amount", "Something else");
    editor().addProperty(payouts, PropertySpec.of("Amounts", "number"));
    stack.configured("'properties': {'payouts': {'name': 'Amounts'}}");
    assertThat(sentence(stack.refunds()))
        .contains("has no property \"Amount\": add it in Notion")
        .doesNotContain("closest");
  }

  @Test
  void aRelationIsSaidToBeHiddenOnlyIfItsDataSourceIsNotKnownToBeShared() {
    editor().renameProperty(payouts, "01 Refund", "Something else");
    editor().renameProperty(payouts, "Person", "Someone else");
    assertThat(sentence(stack.refunds()))
        .contains("has no property \"01 Refund\": add it in Notion")
        .contains(
            "has no relation \"Person\": share contractors (Contractors) with the connection");
  }

  @Test
  void theOptionsOfAPropertyOfTheWrongTypeAreNotChecked() {
    editor().changePropertyType(payouts, "Status", "rich_text");
    assertThat(sentence(stack.refunds()))
        .contains("the property \"Status\" of payouts (Contractor Payouts) has type rich_text")
        .doesNotContain("has no option");
  }
}
