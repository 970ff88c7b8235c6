package io.cloudir.detect.sigma;

import io.cloudir.detect.yaml.YamlNode;
import io.cloudir.detect.yaml.YamlNode.Scalar;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a Sigma document says of itself, and the {@code cloudir} key that other engines ignore. */
final class InfoReader {
    private static final int TITLE_LIMIT = 256;
    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    private final Faults faults;

    InfoReader(Faults faults) {
        this.faults = faults;
    }

    RuleInfo read(YamlNode.Mapping root) {
        String title = title(root);
        String name = faults.text(root, "name");
        String id = faults.text(root, "id");
        String taxonomy = faults.text(root, "taxonomy");
        if (!taxonomy.isEmpty() && !taxonomy.equals("sigma")) {
            faults.add(
                    root.get("taxonomy").orElse(root).mark(),
                    "unsupported-taxonomy",
                    "the taxonomy '" + Text.printable(taxonomy) + "' is not known",
                    "name fields as the log does and remove the key");
        }
        YamlNode.Mapping own = own(root);
        return new RuleInfo(
                root.mark(),
                !id.isBlank() ? id : !name.isBlank() ? name : title,
                name,
                title,
                faults.text(root, "description").strip(),
                level(root),
                techniques(root),
                trigger(own),
                entity(own),
                faults.text(own, "unit"));
    }

    private String title(YamlNode.Mapping root) {
        String title = faults.text(root, "title").strip();
        if (title.isEmpty() || title.length() > TITLE_LIMIT) {
            faults.add(
                    root.get("title").orElse(root).mark(),
                    "title",
                    title.isEmpty() ? "the rule has no title" : "the title has " + title.length() + " characters",
                    "give it a title of 1 to " + TITLE_LIMIT + " characters");
        }
        return title;
    }

    private YamlNode.Mapping own(YamlNode.Mapping root) {
        Optional<YamlNode.Mapping> own = root.has("cloudir")
                ? faults.mapping(root, "cloudir", "wrong-type", "write trigger, entity or unit under it")
                : Optional.empty();
        own.ifPresent(keys -> faults.refuseUnknown(keys, List.of("trigger", "entity", "unit"), "cloudir"));
        return own.orElseGet(() -> new YamlNode.Mapping(root.mark(), List.of()));
    }

    private Severity level(YamlNode.Mapping root) {
        Optional<Scalar> level = faults.scalar(root, "level");
        if (level.isEmpty()) {
            return Severity.MEDIUM;
        }
        try {
            return Severity.ofCode(level.get().text());
        } catch (IllegalArgumentException e) {
            faults.add(
                    level.get().mark(), "unknown-level", String.valueOf(e.getMessage()), "use one of the known levels");
            return Severity.MEDIUM;
        }
    }

    private static List<Technique> techniques(YamlNode.Mapping root) {
        Optional<YamlNode> written = root.get("tags");
        if (written.isEmpty() || !(written.get() instanceof YamlNode.Sequence tags)) {
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

    private Optional<Trigger> trigger(YamlNode.Mapping own) {
        Optional<Scalar> written = faults.scalar(own, "trigger");
        Optional<Trigger> trigger = written.flatMap(scalar -> Arrays.stream(Trigger.values())
                .filter(known -> known.name().equals(scalar.text()))
                .findFirst());
        if (written.isPresent() && trigger.isEmpty()) {
            faults.add(
                    written.get().mark(),
                    "unknown-trigger",
                    "unknown trigger '" + Text.printable(written.get().text()) + "'",
                    "use one of " + Arrays.toString(Trigger.values()));
        }
        return trigger;
    }

    private EntityType entity(YamlNode.Mapping own) {
        Optional<Scalar> written = faults.scalar(own, "entity");
        if (written.isEmpty()) {
            return EntityType.PRINCIPAL;
        }
        try {
            return EntityType.ofCode(written.get().text());
        } catch (IllegalArgumentException e) {
            faults.add(
                    written.get().mark(),
                    "unknown-entity",
                    String.valueOf(e.getMessage()),
                    "use one of the known types");
            return EntityType.PRINCIPAL;
        }
    }
}
