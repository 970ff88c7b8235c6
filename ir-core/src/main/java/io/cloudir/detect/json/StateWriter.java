package io.cloudir.detect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cloudir.detect.BaselineState;
import io.cloudir.detect.BaselineState.Counts;
import io.cloudir.detect.BaselineState.Values;
import io.cloudir.detect.DetectorState;
import io.cloudir.detect.DetectorState.Cited;
import io.cloudir.detect.DetectorState.Counted;
import io.cloudir.detect.DetectorState.OfKey;
import io.cloudir.detect.DetectorState.OfRule;
import io.cloudir.detect.DetectorState.Waiting;
import io.cloudir.document.JsonLine;
import io.cloudir.model.Digest;
import io.cloudir.model.Principal;
import io.cloudir.model.ResourceRef;
import io.cloudir.telemetry.Activity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one state, line by line; records first, each once, named by their place from then on. */
final class StateWriter {
    /** Bytes of seen records on one line. */
    private static final int SEEN_BYTES = 3 * 1024;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Cited, Integer> places = new HashMap<>();

    byte[] write(DetectorState state) {
        line(json -> {
            json.writeStringField("schema", DetectorStateJson.SCHEMA);
            json.writeStringField("newest", state.newest().toString());
            json.writeStringField("counted", state.counted().toString());
        });
        for (OfRule rule : state.rules()) {
            rule.keys()
                    .forEach(key -> key.counted().forEach(hit -> hit.records().forEach(this::record)));
            rule.waiting().forEach(hit -> hit.records().forEach(this::record));
        }
        for (BaselineState baseline : state.baselines()) {
            baseline.counts().forEach(key -> key.cited().forEach(this::record));
            baseline.waiting().forEach(hit -> hit.records().forEach(this::record));
        }
        state.rules().forEach(this::rule);
        state.baselines().forEach(this::baseline);
        byte[] seen = state.seen().bytes();
        for (int at = 0; at < seen.length; at += SEEN_BYTES) {
            byte[] some = Arrays.copyOfRange(seen, at, Math.min(seen.length, at + SEEN_BYTES));
            line(json -> json.writeStringField(
                    "seen", Base64.getEncoder().withoutPadding().encodeToString(some)));
        }
        Digest all = Digest.of(out.toByteArray());
        line(json -> json.writeStringField("sha256", all.hex()));
        return out.toByteArray();
    }

    private void record(Cited record) {
        if (places.putIfAbsent(record, places.size()) == null) {
            line(json -> record(record, json));
        }
    }

    private static void record(Cited record, JsonGenerator json) throws IOException {
        Activity.Head head = record.head();
        json.writeStringField("record", head.id());
        json.writeStringField("digest", record.digest().hex());
        json.writeStringField("identity", record.identity().hex());
        json.writeStringField("location", head.location());
        json.writeStringField("time", head.time().toString());
        json.writeStringField("source", head.source());
        json.writeStringField("cloud", head.cloud().code());
        json.writeStringField("account", head.account());
        json.writeStringField("region", head.region());
        json.writeStringField("service", head.service());
        json.writeStringField("action", head.action());
        json.writeStringField("errorCode", head.errorCode());
        json.writeBooleanField("readOnly", head.readOnly());
        json.writeStringField("accessKey", head.accessKey());
        json.writeStringField("address", head.address());
        json.writeStringField("userAgent", head.userAgent());
        json.writeArrayFieldStart("principal");
        if (head.principal().isPresent()) {
            Principal principal = head.principal().get();
            json.writeString(principal.type().name());
            json.writeString(principal.id());
            json.writeString(principal.name());
            json.writeString(principal.account());
            json.writeString(principal.session());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("resources");
        for (ResourceRef resource : head.resources()) {
            json.writeStartArray();
            json.writeString(resource.account().cloud().code());
            json.writeString(resource.account().id());
            json.writeString(resource.region());
            json.writeString(resource.type());
            json.writeString(resource.id());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void rule(OfRule rule) {
        line(json -> {
            json.writeStringField("rule", rule.id());
            json.writeStringField("digest", rule.digest().hex());
        });
        rule.keys().forEach(this::key);
        rule.waiting().forEach(this::waiting);
    }

    private void baseline(BaselineState baseline) {
        line(json -> {
            json.writeStringField("baseline", baseline.id());
            json.writeStringField("digest", baseline.digest().hex());
            json.writeNumberField("history", baseline.history());
            json.writeNumberField("latest", baseline.latest());
            json.writeNumberField("days", baseline.looked());
        });
        baseline.counts().forEach(this::counts);
        baseline.values().forEach(this::values);
        baseline.waiting().forEach(this::waiting);
    }

    /** Each period by how many seconds it began after the one before, since most are alike. */
    private void counts(Counts key) {
        line(json -> {
            json.writeStringField("counts", key.key());
            json.writeStringField("first", key.first().toString());
            json.writeStringField("lastTime", key.lastTime().toString());
            json.writeStringField("lastHit", key.lastHit().hex());
            json.writeBooleanField("told", key.told());
            json.writeArrayFieldStart("periods");
            long before = 0;
            for (BaselineState.Count count : key.counts()) {
                json.writeNumber(count.start().getEpochSecond() - before);
                before = count.start().getEpochSecond();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("amounts");
            for (BaselineState.Count count : key.counts()) {
                json.writeNumber(count.amount());
            }
            json.writeEndArray();
            json.writeFieldName("values");
            texts(key.values(), json);
            json.writeFieldName("of");
            places(key.cited(), json);
        });
    }

    private void values(Values key) {
        line(json -> {
            json.writeStringField("values", key.key());
            json.writeBooleanField("peers", key.peers());
            json.writeStringField("first", key.first().toString());
            json.writeStringField("lastTime", key.lastTime().toString());
            json.writeStringField("lastHit", key.lastHit().hex());
            json.writeNumberField("latest", key.latest());
            json.writeNumberField("days", key.days());
            json.writeArrayFieldStart("met");
            for (BaselineState.Value value : key.values()) {
                json.writeStartArray();
                json.writeString(value.value());
                json.writeNumber(value.days());
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private void key(OfKey key) {
        line(json -> {
            json.writeStringField("key", key.key());
            json.writeStringField("lastTime", key.lastTime().toString());
            json.writeStringField("lastHit", key.lastHit().hex());
            json.writeStringField("until", key.until().toString());
            json.writeArrayFieldStart("counted");
            for (Counted hit : key.counted()) {
                json.writeStartArray();
                json.writeNumber(hit.origin());
                json.writeString(hit.amount().toString());
                json.writeString(hit.time().toString());
                texts(hit.values(), json);
                places(hit.records(), json);
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private void waiting(Waiting hit) {
        line(json -> {
            json.writeStringField("waiting", hit.key());
            json.writeNumberField("origin", hit.origin());
            json.writeStringField("amount", hit.amount().toString());
            json.writeStringField("time", hit.time().toString());
            json.writeFieldName("values");
            texts(hit.values(), json);
            json.writeFieldName("of");
            places(hit.records(), json);
        });
    }

    private static void texts(List<String> texts, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void places(List<Cited> records, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Cited record : records) {
            json.writeNumber(place(record));
        }
        json.writeEndArray();
    }

    private int place(Cited record) {
        return places.getOrDefault(record, 0);
    }

    private void line(JsonLine.Members members) {
        out.writeBytes(JsonLine.of(members).getBytes(StandardCharsets.US_ASCII));
        out.write('\n');
    }
}
