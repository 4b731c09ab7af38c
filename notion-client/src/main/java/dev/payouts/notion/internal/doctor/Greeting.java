package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.host.Host;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.TokenOwner;

/**
 * What came of asking Notion whose the token is.
 *
 * @param findings about connection, token and clock
 * @param contact whether Notion answered
 * @param next whether there is sense in asking more
 */
record Greeting(ImmutableList<Finding> findings, Contact contact, Next next) {
  private enum Next {
    GO_ON,
    STOP
  }

  static Greeting exchange(NotionApi api, Host host) {
    try {
      TokenOwner owner = api.tokenOwner(host::now);
      return new Greeting(
          ImmutableList.of(
              Finding.ok(Contacts.CONNECTION, "Notion answers"),
              Contacts.owner(owner),
              Contacts.clock(owner.clock())),
          Contact.REACHED,
          Next.GO_ON);
    } catch (NotionException e) {
      return Contacts.isNotions(e)
          ? new Greeting(
              ImmutableList.of(
                  Finding.ok(Contacts.CONNECTION, "Notion answers"), Contacts.refused(e)),
              Contact.REACHED,
              e.isTokenRefused() ? Next.STOP : Next.GO_ON)
          : new Greeting(ImmutableList.of(Contacts.notReached(e)), Contact.NOT_REACHED, Next.STOP);
    }
  }

  boolean mayGoOn() {
    return next == Next.GO_ON;
  }
}
