package io.cloudir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A store with the incident of the sample logs, investigated, and the simulated cloud that it happened in. */
final class KeptStore {
    static final String INCIDENT = "ir-7x2g03rezm7p";
    static final String OPERATOR = "arn:aws:iam::123456789012:user/operator-02";

    /** A long-term key of the operator. */
    static final String KEY = "AKIA83EBBD41EEXAMPLE";

    private static final Path LOGS = Path.of("..", "sample-logs");

    private final Path store;
    private int minute = 15;

    private KeptStore(Path store) {
        this.store = store;
    }

    /** One of which nobody has taken notice. */
    static KeptStore seen(Path folder) {
        KeptStore kept = new KeptStore(folder.resolve("store"));
        Tool.run(
                "run",
                "--logs",
                LOGS.toString(),
                "--store",
                kept.store.toString(),
                "--out",
                folder.resolve("out").toString());
        return kept;
    }

    /** One that is to be investigated. */
    static KeptStore opened(Path folder) {
        KeptStore kept = seen(folder);
        kept.by("analyst-one", "ack", INCIDENT);
        kept.by("commander-one", "assign", INCIDENT, "incident-commander", "commander-one");
        kept.by("commander-one", "advance", INCIDENT, "investigating");
        return kept;
    }

    /** One that is investigated. */
    static KeptStore in(Path folder) {
        KeptStore kept = seen(folder);
        kept.by("analyst-one", "ack", INCIDENT);
        kept.by("analyst-one", "investigate", INCIDENT);
        return kept;
    }

    /** The same in another folder, so that what one test does no other sees. */
    KeptStore copiedTo(Path folder) {
        Path copy = folder.resolve("store");
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(store.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KeptStore other = new KeptStore(copy);
        other.minute = minute;
        return other;
    }

    Path place() {
        return store;
    }

    /** Does something as somebody, a minute after the last. */
    Tool by(String person, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--store", store.toString(), "--actor", person, "--at", "2026-03-04T09:%02d:00Z".formatted(minute++)));
        return Tool.run(all.toArray(String[]::new));
    }

    /** Plans a request of the analyst's own. */
    Tool plan(String type, String... words) {
        List<String> all = new ArrayList<>(List.of("plan-action", INCIDENT, "--type", type));
        all.addAll(List.of(words));
        all.addAll(List.of("--reason", "The owner asked for it."));
        return by("analyst-one", all.toArray(String[]::new));
    }

    /** Lets two people approve an action. */
    void approve(String action) {
        by("commander-one", "approve", INCIDENT, action, "--role", "incident-commander", "--reason", "Do it.");
        by("engineer-two", "approve", INCIDENT, action, "--role", "platform-engineer", "--reason", "Do it.");
    }

    /** The id of the action that a plan told of. */
    static String actionOf(Tool planned) {
        return planned.lines().stream()
                .filter(line -> line.startsWith("  action: "))
                .map(line -> line.substring("  action: ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(planned.out() + planned.err()));
    }
}
