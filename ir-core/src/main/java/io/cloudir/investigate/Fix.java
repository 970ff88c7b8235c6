package io.cloudir.investigate;

import io.cloudir.cloud.ChangeRequest;
import java.util.List;
import java.util.Objects;

/**
 * Something that must be mended before anything else, such as an audit trail that is off.
 *
 * @param request what mends it
 * @param reason what is broken and what stays hidden because of it
 * @param records the records of how it came about
 */
public record Fix(ChangeRequest request, String reason, List<String> records) {
    public Fix {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(reason, "reason");
        records = List.copyOf(records);
    }
}
