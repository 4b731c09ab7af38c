package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What real workspaces answer, through the command: exit codes and sentences (payout-cli/README.md,
 * "Exit codes").
 */
class RealAnswersOfRunTest {
  private final CommandStack stack = new CommandStack();
  private long creates;

  @AfterEach
  void stop() {
    stack.close();
  }

  private boolean isCreate(Request request) {
    return request.route().equals("POST /v1/pages");
  }

  @Test
  void restrictedAccessEndsWithThreeAndNotionsMessage() {
    stack.orders(3);
    stack.failing(Faults.always(request -> true, Fault.limited(Fault.Limit.BLOCKED)));
    CommandStack.Result result = stack.run("run");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "restricted this connection's access",
            "Access to the public API",
            "Nothing was created");
    assertThat(stack.run("doctor").exitCode()).isEqualTo(3);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void restrictedAccessAtACreateEndsWithThreeAfterOneRequest() {
    stack.orders(4);
    stack.configured("'workers': 1");
    stack.failing(
        (request, number) ->
            isCreate(request) && ++creates > 2
                ? Optional.of(Fault.limited(Fault.Limit.BLOCKED))
                : Optional.empty());
    CommandStack.Result result = stack.run("run");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err() + result.out()).contains("restricted this connection's access");
    assertThat(creates).isEqualTo(3);
    assertThat(stack.created()).hasSize(2);
  }

  @Test
  void aCreateThatFailedButNamesItsPageIsReportedCreated() {
    stack.orders(2);
    stack.failing(Faults.always(this::isCreate, Fault.committed()));
    assertThat(stack.run("run").exitCode()).isZero();
    assertThat(stack.created()).hasSize(2);
  }

  @Test
  void pagesWithoutContentEndWithThreeAndNameTheCapability() {
    stack.orders(2);
    stack.editor().hideContent();
    CommandStack.Result result = stack.run("run");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("\"Read content\"");
  }

  @Test
  void runAndDoctorRecognizeTheResponseOfAFirewall() {
    stack.orders(2);
    stack.failing(Faults.always(request -> true, Fault.html(403)));
    for (String command : new String[] {"run", "doctor"}) {
      CommandStack.Result result = stack.run(command);
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.err() + result.out())
          .contains("a firewall in front of Notion", "(cf-ray ", "not a permission problem");
    }
  }
}
