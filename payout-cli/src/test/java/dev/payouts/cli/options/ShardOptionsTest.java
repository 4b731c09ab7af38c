package dev.payouts.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code --shard} and {@code --shards} (payout-cli/README.md, "Several processes at once"). */
class ShardOptionsTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Map<String, String> index(String value) {
    return Map.of("NOTION_TOKEN", stack.sandbox.token(), "JOB_COMPLETION_INDEX", value);
  }

  private void assertRefused(CommandStack.Result result, String... words) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.complaints()).as(result.err()).hasSize(1);
    assertThat(result.complaints().get(0)).contains(words);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    assertThat(stack.requests()).isZero();
  }

  @Test
  void eachShardPlansItsOwnOrdersByEitherOption() {
    stack.orders(30);
    List<String> planned = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      CommandStack.Result one = stack.run("plan", "--output", "json", "--shard", index + "/3");
      CommandStack.Result other =
          stack.run(index(" " + index), "plan", "--output", "json", "--shards", "3");
      assertThat(one.exitCode()).as(one.err()).isZero();
      assertThat(sources(one)).isNotEmpty().isEqualTo(sources(other));
      planned.addAll(sources(one));
    }
    assertThat(planned).hasSize(30).doesNotHaveDuplicates();
  }

  private static List<String> sources(CommandStack.Result result) {
    return result.items().stream().map(item -> String.valueOf(item.get("source_id"))).toList();
  }

  @Test
  void anInvalidShardIsRefused() {
    assertRefused(
        stack.run("run", "--shard", "4/4"), "--shard", "expected a whole number from 0 to 3");
    assertRefused(stack.run("run", "--shard", "one"), "expected I/N, for example 0/4");
    assertRefused(stack.run("run", "--shard", "0/0"), "from 1 to 1000");
    assertRefused(stack.run("run", "--shards", "1001"), "from 1 to 1000");
    assertRefused(
        stack.run("plan", "--shard", "0/2", "--shards", "2"), "--shard and --shards conflict");
  }

  @Test
  void theVariableMustContainAShardNumber() {
    assertRefused(stack.run("run", "--shards", "4"), "JOB_COMPLETION_INDEX", "from 0 to 3");
    assertRefused(stack.run(index(""), "run", "--shards", "4"), "needs the variable");
    assertRefused(stack.run(index("4"), "run", "--shards", "4"), "\"4\"", "from 0 to 3");
    assertRefused(stack.run(index("x"), "run", "--shards", "4"), "\"x\"", "from 0 to 3");
  }

  @Test
  void theSandboxOfOneProcessIsNotShared() {
    assertRefused(stack.run("run", "--sandbox", "--shard", "0/2"), "remove --shard");
    assertRefused(stack.run(index("0"), "run", "--sandbox", "--shards", "2"), "--shards");
  }
}
