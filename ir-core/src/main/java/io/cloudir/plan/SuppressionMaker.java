package io.cloudir.plan;

import io.cloudir.model.Severity;
import io.cloudir.plan.document.SuppressionDocument;
import io.cloudir.plan.document.WhereDocument;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the strict suppressions of a plan whose document has no faults. */
final class SuppressionMaker {
    private SuppressionMaker() {}

    static List<Suppression> of(List<SuppressionDocument> documents) {
        return documents.stream()
                .map(suppression -> new Suppression(
                        suppression.id(),
                        suppression.rules(),
                        where(suppression),
                        Severity.ofCode(suppression.upTo()),
                        suppression.reason(),
                        suppression.by(),
                        Instant.parse(suppression.since()),
                        Instant.parse(suppression.until())))
                .toList();
    }

    /** What is asked, by what it is asked of. */
    static Map<Suppression.Fact, String> where(SuppressionDocument suppression) {
        Map<Suppression.Fact, String> facts = new EnumMap<>(Suppression.Fact.class);
        suppression.where().ifPresent(where -> {
            for (Suppression.Fact fact : Suppression.Fact.values()) {
                facts.put(fact, of(where, fact));
            }
        });
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static String of(WhereDocument where, Suppression.Fact fact) {
        return switch (fact) {
            case PRINCIPAL -> where.principal();
            case ADDRESS -> where.address();
            case ACTION -> where.action();
            case ACCOUNT -> where.account();
            case REGION -> where.region();
            case RESOURCE -> where.resource();
            case HOST -> where.host();
            case ACCESS_KEY -> where.accessKey();
        };
    }
}
