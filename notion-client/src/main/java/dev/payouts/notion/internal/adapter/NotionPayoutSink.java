package dev.payouts.notion.internal.adapter;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.CreateResult;
import dev.payouts.core.CreateResult.Why;
import dev.payouts.core.CurrencyCode;
import dev.payouts.core.Destination;
import dev.payouts.core.PayoutDraft;
import dev.payouts.core.PayoutId;
import dev.payouts.core.PayoutSink;
import dev.payouts.core.PayoutText;
import dev.payouts.core.RunRequest;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.SourceId;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.NotionIds;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.config.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates payouts, one call each, and completes orders. */
public final class NotionPayoutSink implements PayoutSink {
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

  /** The ID is that of the data source, also where its database is configured. */
  @Override
  public Destination destination(RunRequest request) {
    schemas.prepare(request);
    return new Destination(
        Ascii.toLowerCase(schemas.get(DataSourceKey.PAYOUTS).id()), BaseUrl.localServer(baseUrl));
  }

  /** Notion adds an option that a select lacks, and no run may change the workspace's choices. */
  @Override
  public Optional<String> unwritable(CurrencyCode currency) {
    DataSourceSchema schema = schemas.get(DataSourceKey.PAYOUTS);
    if (offers(schema, currency)
        || (schemas.replace(DataSourceKey.PAYOUTS, schema)
            && offers(schemas.get(DataSourceKey.PAYOUTS), currency))) {
      return Optional.empty();
    }
    return Optional.of(
        "The property \"%s\" of %s has no option %s, and no run adds one: add it, or correct the currency."
            .formatted(
                names.property(PropertyKey.PAYOUT_CURRENCY),
                Requirements.describe(DataSourceKey.PAYOUTS),
                currency));
  }

  /** A property that is gone is for the create to report. */
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
      if (e.status() != 400 && e.status() != 404) {
        return failure(e);
      }
      return createByNewSchema(draft, sending, schema, e);
    }
  }

  /** The schema may have changed since it was read; a refused create was not carried out. */
  private CreateResult createByNewSchema(
      PayoutDraft draft, Sending sending, DataSourceSchema schema, NotionException refusal) {
    try {
      return schemas.replace(DataSourceKey.PAYOUTS, schema)
          ? createOnce(draft, sending, schemas.get(DataSourceKey.PAYOUTS))
          : failure(refusal);
    } catch (NotionException e) {
      return failure(e);
    } catch (RunStoppedException e) {
      Why why =
          switch (e.stopCause()) {
            case MISCONFIGURED -> Why.MISCONFIGURED;
            case NOT_CARRIED_THROUGH, LOCKED, LIMIT_PASSED, STOPPED -> Why.REFUSED;
          };
      return new CreateResult.Rejected(why, why == Why.REFUSED ? said(refusal) : e.sentence());
    }
  }

  private CreateResult createOnce(PayoutDraft draft, Sending sending, DataSourceSchema schema)
      throws NotionException {
    String id = api.createPage(body(draft, sending.runKey(), schema), departure(sending));
    try {
      return new CreateResult.Created(new PayoutId(NotionIds.normalize(id)));
    } catch (IllegalArgumentException e) {
      return new CreateResult.Unknown("Notion answered the create with an ID that is none.");
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

  private static CreateResult failure(NotionException e) {
    if (e instanceof NotionException.OutcomeUnknownException) {
      return new CreateResult.Unknown(
          "Nobody knows whether Notion created the payout (%s).".formatted(e.sentence()));
    }
    if (e.isFatal()) {
      Why why = e.isTokenRefused() ? Why.TOKEN_REFUSED : Why.BLOCKED;
      return new CreateResult.Rejected(why, Stops.fatal(e).sentence());
    }
    Why why = e instanceof NotionException.RefusedException ? Why.REFUSED : Why.NOT_REACHED;
    return new CreateResult.Rejected(why, said(e));
  }

  private static String said(NotionException e) {
    return "Notion did not create the payout (%s): %s."
        .formatted(
            e.sentence(), e.isFirewall() ? Stops.FIREWALL : "fix what it says and run again");
  }

  private String body(PayoutDraft draft, String runKey, DataSourceSchema schema) {
    return JsonBody.of(
        json -> {
          json.name("parent").beginObject();
          json.name("type").value("data_source_id").name("data_source_id").value(schema.id());
          json.endObject().name("properties").beginObject();
          var properties = new PropertyWriter(json, schema, names);
          properties.text(PropertyKey.PAYOUT_NAME, draft.name());
          properties.text(PropertyKey.PAYOUT_DESCRIPTION, draft.description());
          properties.relation(PropertyKey.PAYOUT_PERSON, draft.person().value());
          properties.relation(PayoutProperties.source(draft.type()), draft.source().value());
          if (draft.rate() != null) {
            properties.relation(PropertyKey.PAYOUT_SERVICE_RATE, draft.rate().value());
          }
          properties.number(PropertyKey.PAYOUT_AMOUNT, draft.money().amount());
          properties.option(PropertyKey.PAYOUT_CURRENCY, draft.money().currency().code());
          if (draft.date() != null) {
            properties.day(PropertyKey.PAYOUT_DATE, draft.date());
          }
          properties.option(
              PropertyKey.PAYOUT_STATUS, names.status(PayoutProperties.status(draft.type())));
          if (names.properties().containsKey(PropertyKey.PAYOUT_RUN_KEY)) {
            properties.text(PropertyKey.PAYOUT_RUN_KEY, PayoutText.of(runKey));
          }
          json.endObject();
        });
  }

  @Override
  public Optional<String> withdraw(PayoutId payout) {
    String cancelled = names.status(StatusKey.PAYOUT_CANCELLED);
    try {
      api.updatePage(
          payout.value(), statusBody(DataSourceKey.PAYOUTS, PropertyKey.PAYOUT_STATUS, cancelled));
      return Optional.empty();
    } catch (NotionException e) {
      return Optional.of(
          "The payout %s could not be set to %s (%s): set it by hand."
              .formatted(payout, cancelled, e.sentence()));
    }
  }

  private String statusBody(DataSourceKey dataSource, PropertyKey status, String option) {
    return JsonBody.of(
        json -> {
          json.name("properties").beginObject();
          new PropertyWriter(json, schemas.get(dataSource), names).option(status, option);
          json.endObject();
        });
  }

  @Override
  public Optional<String> complete(SourceId order, ImmutableSet<SourceId> lineItems) {
    String completed = names.status(StatusKey.TASK_ORDER_COMPLETED);
    String body = statusBody(DataSourceKey.TASK_ORDERS, PropertyKey.TASK_ORDER_STATUS, completed);
    List<SourceId> pages = new ArrayList<>(lineItems);
    pages.add(order); // last: while it is not completed, another run sees that something is left
    List<String> failed = new ArrayList<>();
    String lastAnswer = "";
    for (SourceId page : pages) {
      try {
        api.updatePage(page.value(), body);
      } catch (NotionException e) {
        failed.add(page.value());
        lastAnswer = e.sentence();
      }
    }
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The payout stands, but %s could not be set to %s (%s): set it by hand."
                .formatted(String.join(", ", failed), completed, lastAnswer));
  }
}
