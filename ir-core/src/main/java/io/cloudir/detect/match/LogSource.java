package io.cloudir.detect.match;

import io.cloudir.model.Cloud;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogKind;
import java.util.Locale;
import java.util.Optional;

/**
 * Which logs a rule is meant for; an empty part means any.
 *
 * @param category such as {@code process_creation}
 * @param product such as {@code aws}
 * @param service such as {@code cloudtrail}
 */
public record LogSource(String category, String product, String service) {
    /** Every log. */
    public static final LogSource ANY = new LogSource("", "", "");

    /** The source whose records carry no log source of their own: every rule applies to them. */
    private static final String UNKNOWN = "json";

    static final String SYSMON = "sysmon";

    public LogSource {
        category = category.toLowerCase(Locale.ROOT);
        product = product.toLowerCase(Locale.ROOT);
        service = service.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the rule is meant for a record. A record's product is its cloud and its service the source it was read from.
     * Sysmon watches Windows, and the kinds of its events are Sigma's categories; no other known source implies one. What the
     * log source of an application's records is its mapping says.
     */
    public boolean covers(Activity record) {
        Activity.Head head = record.head();
        return covers(head.source(), head.cloud(), head.action(), record.kind());
    }

    boolean covers(String source, Cloud cloud, String action, Optional<LogKind> kind) {
        if (kind.isPresent()) {
            LogKind told = kind.get();
            return includes(new LogSource(told.category(), told.product(), told.service()));
        }
        if (source.equals(UNKNOWN)) {
            return true;
        }
        boolean sysmon = source.equals(SYSMON);
        return (category.isEmpty() || (sysmon && category.equals(action)))
                && (product.isEmpty() || product.equals(sysmon ? "windows" : cloud.code()))
                && (service.isEmpty() || service.equals(source));
    }

    /** Whether all logs that the other is meant for are among this one's. */
    public boolean includes(LogSource other) {
        return (category.isEmpty() || category.equals(other.category))
                && (product.isEmpty() || product.equals(other.product))
                && (service.isEmpty() || service.equals(other.service));
    }
}
