package io.cloudir.detect.sigma;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a Sigma document says of itself, and the {@code cloudir} key that other engines ignore. */
final class InfoReader {
    private static final int TITLE_LIMIT = 256;
    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    private final Faults faults;
    private final Keys keys;

    InfoReader(Faults faults) {
        this.faults = faults;
        this.keys = new Keys(faults);
    }

    RuleInfo read(Node.Mapping root) {
        String title = title(root);
        String name = keys.text(root, "name");
        String id = keys.text(root, "id");
        String taxonomy = keys.text(root, "taxonomy");
        if (!taxonomy.isEmpty() && !taxonomy.equals("sigma")) {
            faults.add(
                    root.get("taxonomy").orElse(root).place(),
                    "unsupported-taxonomy",
                    "the taxonomy '" + Text.printable(taxonomy) + "' is not known",
                    "name fields as the log does and remove the key");
        }
        Node.Mapping own = own(root);
        return new RuleInfo(
                root.place(),
                !id.isBlank() ? id : !name.isBlank() ? name : title,
                name,
                title,
                keys.text(root, "description").strip(),
                level(root),
                techniques(root),
                trigger(own),
                entity(own),
                keys.text(own, "unit"),
                Content.digest(root));
    }

    private String title(Node.Mapping root) {
        String title = keys.text(root, "title").strip();
        if (title.isEmpty() || title.length() > TITLE_LIMIT) {
            faults.add(
                    root.get("title").orElse(root).place(),
                    "title",
                    title.isEmpty() ? "the rule has no title" : "the title has " + title.length() + " characters",
                    "give it a title of 1 to " + TITLE_LIMIT + " characters");
        }
        return title;
    }

    private Node.Mapping own(Node.Mapping root) {
        Optional<Node.Mapping> own = root.has("cloudir")
                ? keys.mapping(root, "cloudir", "wrong-type", "write trigger, entity or unit under it")
                : Optional.empty();
        own.ifPresent(written -> faults.refuseUnknown(written, List.of("trigger", "entity", "unit")));
        return own.orElseGet(() -> new Node.Mapping(root.place(), Map.of()));
    }

    private Severity level(Node.Mapping root) {
        Optional<Scalar> level = keys.scalar(root, "level");
        if (level.isEmpty()) {
            return Severity.MEDIUM;
        }
        try {
            return Severity.ofCode(level.get().text());
        } catch (IllegalArgumentException e) {
            faults.add(
                    level.get().place(),
                    "unknown-level",
                    String.valueOf(e.getMessage()),
                    "use one of the known levels");
            return Severity.MEDIUM;
        }
    }

    private static List<Technique> techniques(Node.Mapping root) {
        Optional<Node> written = root.get("tags");
        if (written.isEmpty() || !(written.get() instanceof Node.Sequence tags)) {
            return List.of();
        }
        return tags.items().stream()
                .filter(Scalar.class::isInstance)
                .map(tag -> TECHNIQUE.matcher(((Scalar) tag).text().toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .map(tag -> new Technique(tag.group(1).toUpperCase(Locale.ROOT)))
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Trigger> trigger(Node.Mapping own) {
        Optional<Scalar> written = keys.scalar(own, "trigger");
        Optional<Trigger> trigger = written.flatMap(scalar -> Arrays.stream(Trigger.values())
                .filter(known -> known.name().equals(scalar.text()))
                .findFirst());
        if (written.isPresent() && trigger.isEmpty()) {
            faults.add(
                    written.get().place(),
                    "unknown-trigger",
                    "unknown trigger '" + Text.printable(written.get().text()) + "'",
                    "use one of " + Arrays.toString(Trigger.values()));
        }
        return trigger;
    }

    private EntityType entity(Node.Mapping own) {
        Optional<Scalar> written = keys.scalar(own, "entity");
        if (written.isEmpty()) {
            return EntityType.PRINCIPAL;
        }
        try {
            return EntityType.ofCode(written.get().text());
        } catch (IllegalArgumentException e) {
            faults.add(
                    written.get().place(),
                    "unknown-entity",
                    String.valueOf(e.getMessage()),
                    "use one of the known types");
            return EntityType.PRINCIPAL;
        }
    }
}
