package dev.payouts.notion.internal.adapter;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.CreateResult.Why;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.NotionIds;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.Projection;
import dev.payouts.notion.internal.config.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates payouts, one request each, and completes orders. */
public final class NotionPayoutSink implements PayoutSink {
  private static final String OTHER_STATUS = "Notion stored a different status";

  private final NotionApi api;
  private final Schemas schemas;
  private final Names names;
  private final URI baseUrl;

  NotionPayoutSink(NotionApi api, Schemas schemas, WorkspaceConfig config) {
    this.api = api;
    this.schemas = schemas;
    this.names = config.names();
    this.baseUrl = config.connection().baseUrl();
  }

  /** The ID is that of the data source, even if its database is configured. */
  @Override
  public Destination destination(RunRequest request) {
    schemas.prepare(request.type(), request.options());
    return new Destination(
        Ascii.toLowerCase(schemas.get(DataSourceKey.PAYOUTS).id()), BaseUrl.localServer(baseUrl));
  }

  /**
   * Notion adds missing select options by itself, but a run must not change the workspace's
   * options.
   */
  @Override
  public Optional<String> unwritable(CurrencyCode currency) {
    DataSourceSchema schema = schemas.get(DataSourceKey.PAYOUTS);
    if (offers(schema, currency)
        || (schemas.replace(DataSourceKey.PAYOUTS, schema)
            && offers(schemas.get(DataSourceKey.PAYOUTS), currency))) {
      return Optional.empty();
    }
    return Optional.of(
        "The property \"%s\" of %s has no option %s, and runs do not add options: add it, or correct the currency."
            .formatted(
                names.property(PropertyKey.PAYOUT_CURRENCY),
                Requirements.describe(DataSourceKey.PAYOUTS),
                currency));
  }

  /** The create reports a missing property. */
  private boolean offers(DataSourceSchema schema, CurrencyCode currency) {
    return schema
        .property(names.property(PropertyKey.PAYOUT_CURRENCY))
        .map(property -> property.options().contains(currency.code()))
        .orElse(true);
  }

  @Override
  public CreateResult create(PayoutDraft draft, Sending sending) {
    DataSourceSchema schema = schemas.get(DataSourceKey.PAYOUTS);
    try {
      return createOnce(draft, sending, schema);
    } catch (NotionException e) {
      boolean mayBeAboutSchema =
          e instanceof NotionException.RefusedException && (e.status() == 400 || e.status() == 404);
      return mayBeAboutSchema ? createByNewSchema(draft, sending, schema, e) : failure(e, draft);
    }
  }

  /**
   * Retries with a new schema if it has changed since it was read; a rejected create was not
   * applied.
   */
  private CreateResult createByNewSchema(
      PayoutDraft draft, Sending sending, DataSourceSchema schema, NotionException refusal) {
    try {
      return schemas.replace(DataSourceKey.PAYOUTS, schema)
          ? createOnce(draft, sending, schemas.get(DataSourceKey.PAYOUTS))
          : failure(refusal, draft);
    } catch (NotionException e) {
      return failure(e, draft);
    } catch (RunAbortedException e) {
      Why why =
          switch (e.stopCause()) {
            case MISCONFIGURED -> Why.MISCONFIGURED;
            case NO_SUCH_CONTRACTOR, NOT_CARRIED_THROUGH, LOCKED, LIMIT_PASSED, STOPPED ->
                Why.REFUSED;
          };
      return new CreateResult.Rejected(
          why, why == Why.REFUSED ? said(refusal, draft) : e.sentence());
    }
  }

  private CreateResult createOnce(PayoutDraft draft, Sending sending, DataSourceSchema schema)
      throws NotionException {
    SentProperties sent = sent(draft, sending.runKey(), schema);
    Page page = api.createPage(body(sent), sent.verified(), departure(sending));
    ImmutableSet<PropertyKey> differences = sent.differences(page);
    boolean isLinked = !differences.contains(PayoutProperties.source(draft.type()));
    try {
      return new CreateResult.Created(
          new PayoutId(NotionIds.normalize(page.id())),
          differences.stream().map(names::property).collect(ImmutableSet.toImmutableSet()),
          isLinked ? CreateResult.Link.STORED : CreateResult.Link.MISSING);
    } catch (IllegalArgumentException e) {
      return new CreateResult.Unknown("Notion answered the create with an invalid ID.");
    }
  }

  private static Departure departure(Sending sending) {
    return new Departure() {
      @Override
      public void whileWaiting() {
        sending.whileWaiting();
      }

      @Override
      public void beforeSending() {
        sending.beforeSending();
      }

      @Override
      public boolean mayLeave() {
        return sending.mayLeave();
      }
    };
  }

  private static CreateResult failure(NotionException e, PayoutDraft draft) {
    if (e instanceof NotionException.OutcomeUnknownException) {
      return new CreateResult.Unknown(
          "It is unknown whether Notion created the payout (%s).".formatted(e.sentence()));
    }
    if (e.isFatal()) {
      Why why = e.isTokenRefused() ? Why.TOKEN_REFUSED : Why.BLOCKED;
      return new CreateResult.Rejected(why, FailureTexts.fatal(e).sentence());
    }
    Why why = e instanceof NotionException.RefusedException ? Why.REFUSED : Why.NOT_REACHED;
    return new CreateResult.Rejected(why, said(e, draft));
  }

  private static String said(NotionException e, PayoutDraft draft) {
    return "Notion did not create the payout (%s): %s.".formatted(e.sentence(), remedy(e, draft));
  }

  /** Requests and splits need no record of the contractor, so that only the create finds this. */
  private static String remedy(NotionException e, PayoutDraft draft) {
    if (e.isFirewall()) {
      return FailureTexts.FIREWALL;
    }
    String contractor = draft.contractor().value();
    return e.status() == 404 && e.sentence().contains(contractor)
        ? "the contractor's page, %s, does not exist or the connection cannot see it: share or restore it, or correct the person to pay, and run again"
            .formatted(contractor)
        : "fix the cause and run again";
  }

  private static String body(SentProperties sent) {
    return JsonBody.of(
        json -> {
          json.name("parent").beginObject();
          json.name("type").value("data_source_id");
          json.name("data_source_id").value(sent.schema().id()).endObject();
          sent.write(json);
        });
  }

  private SentProperties sent(PayoutDraft draft, String runKey, DataSourceSchema schema) {
    ImmutableList.Builder<SentProperty> sent = ImmutableList.builder();
    sent.add(
        SentProperty.text(PropertyKey.PAYOUT_NAME, draft.name()),
        SentProperty.text(PropertyKey.PAYOUT_DESCRIPTION, draft.description()),
        SentProperty.relation(PropertyKey.PAYOUT_PERSON, draft.contractor().value()),
        SentProperty.relation(PayoutProperties.source(draft.type()), draft.payable().value()));
    if (draft.rate() != null) {
      sent.add(SentProperty.relation(PropertyKey.PAYOUT_SERVICE_RATE, draft.rate().value()));
    }
    sent.add(
        SentProperty.number(PropertyKey.PAYOUT_AMOUNT, draft.money().amount()),
        SentProperty.option(PropertyKey.PAYOUT_CURRENCY, draft.money().currency().code()));
    if (draft.date() != null) {
      sent.add(SentProperty.day(PropertyKey.PAYOUT_DATE, draft.date()));
    }
    sent.add(
        SentProperty.option(
            PropertyKey.PAYOUT_STATUS, names.status(PayoutProperties.status(draft.type()))));
    if (names.properties().containsKey(PropertyKey.PAYOUT_RUN_KEY)) {
      sent.add(SentProperty.text(PropertyKey.PAYOUT_RUN_KEY, PayoutText.of(runKey)));
    }
    return new SentProperties(sent.build(), schema, names);
  }

  @Override
  public Optional<String> withdraw(PayoutId payout) {
    String cancelled = names.status(StatusKey.PAYOUT_CANCELLED);
    return setStatus(payout.value(), status(StatusKey.PAYOUT_CANCELLED))
        .map(
            why ->
                "The payout %s could not be set to %s (%s): set it by hand."
                    .formatted(payout, cancelled, why));
  }

  @Override
  public CancelResult cancel(PayoutId payout, Sending sending) {
    SentProperties cancelled = status(StatusKey.PAYOUT_CANCELLED);
    try {
      Page page =
          api.updatePage(
              payout.value(),
              JsonBody.of(cancelled::write),
              cancelled.verified(),
              departure(sending));
      return cancelled.differences(page).isEmpty()
          ? CancelResult.APPLIED
          : new CancelResult(
              CancelResult.Effect.UNKNOWN, "Notion answered with another status of the payout.");
    } catch (NotionException e) {
      if (e.isFatal()) {
        throw FailureTexts.fatal(e);
      }
      return new CancelResult(
          e instanceof NotionException.RefusedException
              ? CancelResult.Effect.NOT_APPLIED
              : CancelResult.Effect.UNKNOWN,
          "Notion did not cancel the payout (%s).".formatted(e.sentence()));
    }
  }

  @Override
  public Optional<String> creator() {
    try {
      return Optional.of(api.tokenOwnerId());
    } catch (NotionException e) {
      throw FailureTexts.reading("the owner of the token", e);
    }
  }

  private SentProperties status(StatusKey status) {
    PropertyKey property = status.property();
    return new SentProperties(
        ImmutableList.of(SentProperty.option(property, names.status(status))),
        schemas.get(property.dataSource()),
        names);
  }

  /** Returns why the status could not be set; empty if it was set. */
  private Optional<String> setStatus(String id, SentProperties status) {
    try {
      Page page = api.updatePage(id, JsonBody.of(status::write), status.verified());
      return status.differences(page).isEmpty() ? Optional.empty() : Optional.of(OTHER_STATUS);
    } catch (NotionException e) {
      return Optional.of(e.sentence());
    }
  }

  @Override
  public Optional<String> complete(PayableId order, ImmutableSet<PayableId> lineItems) {
    String completed = names.status(StatusKey.TASK_ORDER_COMPLETED);
    SentProperties status = status(StatusKey.TASK_ORDER_COMPLETED);
    List<PayableId> pages = new ArrayList<>(lineItems);
    pages.add(order); // last: while it is not completed, another run sees that something is left
    Projection withType = status.verifiedWith(PropertyKey.TASK_ORDER_TYPE);
    List<String> failed = new ArrayList<>();
    List<String> otherPages = new ArrayList<>();
    String lastAnswer = "";
    for (PayableId page : pages) {
      Projection answer = page.equals(order) ? status.verified() : withType;
      try {
        Page stored = api.updatePage(page.value(), JsonBody.of(status::write), answer);
        if (!status.differences(stored).isEmpty()) {
          failed.add(page.value());
          lastAnswer = OTHER_STATUS;
        } else if (!page.equals(order) && !isLineItem(stored)) {
          otherPages.add(page.value());
        }
      } catch (NotionException e) {
        failed.add(page.value());
        lastAnswer = e.sentence();
      }
    }
    List<String> problems = new ArrayList<>();
    if (!failed.isEmpty()) {
      problems.add(
          "The payout was created, but %s could not be set to %s (%s): set it by hand."
              .formatted(String.join(", ", failed), completed, lastAnswer));
    }
    if (!otherPages.isEmpty()) {
      problems.add(
          "The sub-item %s of the order is not a line item and was set to %s: set it back by hand."
              .formatted(String.join(", ", otherPages), completed));
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", problems));
  }

  /** A sub-item may be any page; another order, once completed, would never be paid. */
  private boolean isLineItem(Page page) {
    return page.find(names.property(PropertyKey.TASK_ORDER_TYPE))
        .filter(type -> Requirements.TIMESHEET.equals(type.text()))
        .isPresent();
  }
}
