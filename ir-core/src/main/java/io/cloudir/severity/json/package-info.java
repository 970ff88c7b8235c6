/**
 * Reads severity models (JSON or YAML) and severity facts (JSON), and writes assessments (JSON). {@link
 * io.cloudir.severity.json.SeverityJson} is the way in; a document that cannot be used reports all its faults at once,
 * each with line and column.
 */
@NullMarked
package io.cloudir.severity.json;

import org.jspecify.annotations.NullMarked;
