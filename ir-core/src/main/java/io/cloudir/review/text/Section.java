package io.cloudir.review.text;

import java.util.List;
import java.util.Objects;

/**
 * A section of a report.
 *
 * @param id its name within the report: lower case letters and hyphens
 * @param title its heading
 * @param blocks what it says
 */
public record Section(String id, String title, List<Block> blocks) {
    public Section {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        blocks = List.copyOf(blocks);
    }
}
