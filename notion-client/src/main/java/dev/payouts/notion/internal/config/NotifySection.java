package dev.payouts.notion.internal.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.Notification;
import dev.payouts.notion.Notification.On;
import dev.payouts.notion.internal.api.OkHttpTransport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key {@code notify}: whom to notify after a run. Messages never show the URL, which may be a
 * secret.
 *
 * @param root the whole configuration
 */
record NotifySection(Section root) {
  static final ImmutableList<String> KEYS = ImmutableList.of("url", "on");
  static final ImmutableList<String> EVENTS =
      Arrays.stream(On.values()).map(On::word).collect(toImmutableList());
  private static final String ALLOWED =
      "expected a URL such as https://example.com/hook, without a user name and #";

  Optional<Notification> notification() {
    if (root.isNull("notify")) {
      return Optional.empty();
    }
    return root.section("notify")
        .map(section -> section.allowing(KEYS))
        .flatMap(section -> section.problems().readingOf(() -> notification(section)));
  }

  private static Notification notification(Section section) {
    if (section.find("url").isEmpty()) {
      throw section.missing("url", ALLOWED);
    }
    On on =
        section
            .choice("on", EVENTS)
            .map(word -> On.valueOf(Ascii.toUpperCase(word)))
            .orElse(On.ATTENTION);
    return new Notification(url(section), on);
  }

  private static URI url(Section section) {
    String where = section.source() + ": $.notify.url";
    URI url;
    try {
      url = new URI(section.string(section.get("url"), ALLOWED));
    } catch (URISyntaxException e) {
      throw new ConfigException(where + " is not a URL: " + ALLOWED);
    }
    String scheme = url.getScheme() == null ? "" : Ascii.toLowerCase(url.getScheme());
    boolean isHttp = scheme.equals("http");
    if (!(isHttp || scheme.equals("https"))
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null
        || !BaseUrl.isPort(url.getPort())
        || !OkHttpTransport.accepts(url)) {
      throw new ConfigException(where + " is not such a URL (not shown): " + ALLOWED);
    }
    if (isHttp && !BaseUrl.isLoopback(url.getHost())) {
      throw new ConfigException(
          where
              + " is plain http to another machine (not shown): use https, or a loopback address");
    }
    return url;
  }
}
