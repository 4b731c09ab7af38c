package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.host.Host;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.TokenOwner;

/**
 * The result of asking Notion for the owner of the token.
 *
 * @param findings about the connection, the token and the clock
 * @param contact whether Notion answered
 * @param next whether further requests make sense
 */
record TokenCheck(ImmutableList<Finding> findings, Contact contact, Next next) {
  private enum Next {
    GO_ON,
    STOP
  }

  static TokenCheck exchange(NotionApi api, Host host) {
    try {
      TokenOwner owner = api.tokenOwner(host::now);
      return new TokenCheck(
          ImmutableList.of(
              Finding.ok(Contacts.CONNECTION, "Notion is reachable"),
              Contacts.owner(owner),
              Contacts.clock(owner.clock())),
          Contact.REACHED,
          Next.GO_ON);
    } catch (NotionException e) {
      return Contacts.isNotions(e)
          ? new TokenCheck(
              ImmutableList.of(
                  Finding.ok(Contacts.CONNECTION, "Notion is reachable"), Contacts.refused(e)),
              Contact.REACHED,
              e.isTokenRefused() ? Next.STOP : Next.GO_ON)
          : new TokenCheck(
              ImmutableList.of(Contacts.notReached(e)), Contact.NOT_REACHED, Next.STOP);
    }
  }

  boolean mayGoOn() {
    return next == Next.GO_ON;
  }
}
