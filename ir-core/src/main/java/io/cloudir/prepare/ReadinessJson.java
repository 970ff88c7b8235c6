package io.cloudir.prepare;

import io.cloudir.cloud.Preflight;
import io.cloudir.incident.journal.json.CanonicalJson;
import io.cloudir.model.CloudAccount;
import io.cloudir.prepare.Readiness.Finding;
import java.util.Locale;

/** Writes how ready an account is, and what stands in the way of an adapter, as one line of JSON each. */
public final class ReadinessJson {
    private ReadinessJson() {}

    /** {@code {"account","ready","findings":[{"source","owner","name","state","reasons"}]}}. */
    public static String write(Readiness readiness) {
        return begin(readiness.account(), readiness.isReady())
                .key("findings")
                .list(readiness.findings(), ReadinessJson::finding)
                .raw("}")
                .toString();
    }

    /** {@code {"account","ready","capabilities":[{"name","status","missing"}]}}. */
    public static String write(CloudAccount account, Preflight preflight) {
        return begin(account, preflight.isReady())
                .key("capabilities")
                .list(preflight.readiness(), ReadinessJson::capability)
                .raw("}")
                .toString();
    }

    private static CanonicalJson begin(CloudAccount account, boolean ready) {
        return new CanonicalJson()
                .raw("{")
                .key("account")
                .string(account.toString())
                .raw(",")
                .key("ready")
                .raw(String.valueOf(ready))
                .raw(",");
    }

    private static void finding(Finding finding, CanonicalJson json) {
        json.raw("{").key("source").string(finding.source());
        json.raw(",").key("owner").string(finding.owner());
        json.raw(",").key("name").string(finding.name());
        json.raw(",").key("state").string(word(finding.state()));
        json.raw(",").key("reasons").list(finding.reasons(), (reason, to) -> to.string(reason));
        json.raw("}");
    }

    private static void capability(Preflight.Readiness readiness, CanonicalJson json) {
        json.raw("{").key("name").string(readiness.capability());
        json.raw(",").key("status").string(word(readiness.status()));
        json.raw(",").key("missing").list(readiness.missing(), (missing, to) -> to.string(missing));
        json.raw("}");
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
