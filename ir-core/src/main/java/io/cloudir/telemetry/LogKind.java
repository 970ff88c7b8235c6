package io.cloudir.telemetry;

import java.util.Locale;

/**
 * What Sigma calls the log source of a record; an empty part is one that it has not.
 *
 * @param category such as {@code authentication}, in lower case
 * @param product such as {@code shop}, in lower case
 * @param service such as {@code sign-in}, in lower case
 */
public record LogKind(String category, String product, String service) {
    public LogKind {
        category = category.toLowerCase(Locale.ROOT);
        product = product.toLowerCase(Locale.ROOT);
        service = service.toLowerCase(Locale.ROOT);
    }
}
