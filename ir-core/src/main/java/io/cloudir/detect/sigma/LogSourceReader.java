package io.cloudir.detect.sigma;

import io.cloudir.detect.match.LogSource;
import io.cloudir.document.Node;

/** Reads which logs a document is meant for. Keys that Sigma leaves to others are ignored. */
final class LogSourceReader {
    private final Keys keys;

    LogSourceReader(Keys keys) {
        this.keys = keys;
    }

    LogSource read(Node.Mapping root) {
        return keys.mapping(
                        root, "logsource", "logsource", "say which logs the rule is for: product, service or category")
                .map(source -> new LogSource(
                        keys.text(source, "category"), keys.text(source, "product"), keys.text(source, "service")))
                .orElse(LogSource.ANY);
    }
}
