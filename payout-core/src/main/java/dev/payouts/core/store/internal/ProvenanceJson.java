package dev.payouts.core.store.internal;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Provenance;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads who started a run, and by which approved plan. */
public final class ProvenanceJson {
  private static final String KEY = "provenance";

  private ProvenanceJson() {}

  /** Writes the member; omitted if nothing is known. */
  public static void write(JsonWriter json, Provenance provenance) throws IOException {
    if (provenance.equals(Provenance.UNKNOWN)) {
      return;
    }
    json.name(KEY).beginObject();
    json.name("version").value(provenance.version());
    json.name("user").value(provenance.user());
    json.name("host").value(provenance.host());
    Provenance.Caller caller = provenance.caller();
    json.name("address").value(caller == null ? null : caller.address());
    json.name("actor").value(caller == null ? null : caller.actor());
    plan(json.name("approved"), provenance.plan());
    json.endObject();
  }

  private static void plan(JsonWriter json, Provenance.@Nullable Plan plan) throws IOException {
    if (plan == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("checksum").value(plan.checksum());
    json.name("file").value(plan.file());
    json.name("run_id").value(plan.runId());
    json.name("planned_at").value(JsonText.time(plan.plannedAt()));
    json.name("planned_by").value(plan.plannedBy());
    json.endObject();
  }

  /** Reads the member of an object. */
  public static Provenance read(JsonFields of) {
    if (!of.has(KEY)) {
      return Provenance.UNKNOWN;
    }
    JsonFields fields = of.object(KEY);
    String address = fields.optional("address");
    return new Provenance(
        fields.optional("version"),
        fields.optional("user"),
        fields.optional("host"),
        address == null ? null : new Provenance.Caller(address, fields.optional("actor")),
        fields.has("approved") ? plan(fields.object("approved")) : null);
  }

  private static Provenance.Plan plan(JsonFields plan) {
    return new Provenance.Plan(
        plan.get("checksum"),
        plan.optional("file"),
        plan.optional("run_id"),
        plan.optional("planned_at", StoredTime::parse),
        plan.optional("planned_by"));
  }
}
