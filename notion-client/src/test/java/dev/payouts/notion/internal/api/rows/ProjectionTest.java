package dev.payouts.notion.internal.api.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The place of a page, from the object that Notion sends. */
class ProjectionTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'object':'page','id':'p'}|HIDDEN",
        "{'object':'page','id':'p','properties':{}}|DATA_SOURCE",
        "{'object':'page','id':'p','in_trash':true,'properties':{}}|TRASH",
        "{'object':'page','id':'p','is_archived':true,'properties':{}}|DATA_SOURCE"
      })
  void aPageWithoutPropertiesIsHiddenAndNotInItsDataSource(String json, Page.Place place)
      throws IOException {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json.replace('\'', '"')))) {
      assertThat(new Projection(ImmutableList.of()).readPage(reader).place()).isEqualTo(place);
    }
  }
}
