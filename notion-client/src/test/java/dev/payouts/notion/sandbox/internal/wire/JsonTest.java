package dev.payouts.notion.sandbox.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void aTreeHasNoBlanksAndItsMembersKeepTheirOrder() {
    JsonObject object =
        JsonObject.of("z", Arrays.asList(1, "a", true, null))
            .with("a\"b", new JsonObject())
            .with("none", null)
            .with("map", Map.of("k", List.of()));
    assertThat(text(object))
        .isEqualTo("{\"z\":[1,\"a\",true,null],\"a\\\"b\":{},\"none\":null,\"map\":{\"k\":[]}}");
  }

  @Test
  void aNumberIsWrittenOutUnlessItIsTooSmallForThat() {
    assertThat(text(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(text(new BigDecimal("2000.50"))).isEqualTo("2000.50");
    assertThat(text(new BigDecimal("0.0000001"))).isEqualTo("1E-7");
  }

  private static String text(Object value) {
    return Json.write(value);
  }
}
