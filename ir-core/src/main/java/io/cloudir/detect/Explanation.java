package io.cloudir.detect;

import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Says in plain words why a rule fired. What a log wrote appears only in printable form. */
final class Explanation {
    private Explanation() {}

    static String ofRecord(Activity.Head head, LoadedRule rule) {
        return Deed.of(head) + why(rule);
    }

    static String ofCount(Fired fired, Entity entity, Activity.Head first) {
        if (fired.unusual().isPresent()) {
            return String.format(Locale.ROOT, "%,d", fired.value().longValue()) + " "
                    + unit(fired.rule().sigma()) + " for " + about(entity, first) + " "
                    + fired.unusual().get().words() + "." + why(fired.rule());
        }
        Correlation rule = (Correlation) fired.rule().sigma();
        String usual = rule.formula().isPresent()
                ? "that combination is unusual"
                : rule.threshold().words() + " is unusual";
        String closer = fired.threshold().equals(rule.threshold())
                ? ""
                : ", and " + fired.threshold().words() + " of whoever is watched";
        return plain(fired.value()) + " " + unit(rule) + " for " + about(entity, first) + " within "
                + words(rule.timespan()) + "; " + usual + closer + "." + why(fired.rule());
    }

    /** At most six decimals. */
    private static String plain(BigDecimal value) {
        BigDecimal rounded = value.setScale(Math.min(6, Math.max(0, value.scale())), RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String unit(SigmaDocument document) {
        if (!document.info().unit().isEmpty()) {
            return document.info().unit();
        }
        if (document instanceof SigmaDocument.Baseline baseline) {
            String fields = String.join(", ", baseline.fields());
            return switch (baseline.measure()) {
                case RATE -> "records";
                case DISTINCT -> "different values of " + fields;
                case SUM -> "units of " + fields;
                case FIRST_SEEN -> fields.isEmpty() ? "new hour" : "new values of " + fields;
                case RARE -> fields.isEmpty() ? "rare hour" : "rare values of " + fields;
            };
        }
        Correlation rule = (Correlation) document;
        String field = String.join(", ", rule.fields());
        return switch (rule.kind()) {
            case EVENT_COUNT -> "records";
            case VALUE_COUNT -> "different values of " + field;
            case VALUE_SUM -> "units of " + field;
            case TEMPORAL -> "different findings";
            case TEMPORAL_ORDERED -> "findings in order";
            case VALUE_AVG -> "units of " + field + " on average";
            case VALUE_MEDIAN -> "units of " + field + " as the median";
            case VALUE_PERCENTILE ->
                "units of " + field + " as percentile "
                        + rule.percentile().stripTrailingZeros().toPlainString();
        };
    }

    private static String about(Entity entity, Activity.Head first) {
        return switch (entity.type()) {
            case NONE -> "all together";
            case PRINCIPAL -> first.principal().map(Deed::named).orElse(Text.printable(entity.id()));
            default ->
                (entity.type() == EntityType.ACCESS_KEY
                                ? "access key"
                                : entity.type().code()) + " " + Text.printable(entity.id());
        };
    }

    private static String why(LoadedRule rule) {
        String description = rule.info().description().replaceAll("\\s+", " ").strip();
        return description.isEmpty() ? "" : " " + description;
    }

    static String words(Duration time) {
        if (time.toSeconds() % 86_400 == 0) {
            return counted(time.toDays(), "day");
        }
        if (time.toSeconds() % 3_600 == 0) {
            return counted(time.toHours(), "hour");
        }
        return time.toSeconds() % 60 == 0 ? counted(time.toMinutes(), "minute") : counted(time.toSeconds(), "second");
    }

    static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
