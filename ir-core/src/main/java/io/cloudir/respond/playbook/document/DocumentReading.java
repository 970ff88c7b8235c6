package io.cloudir.respond.playbook.document;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Form.Mark;
import io.cloudir.document.Form.Notation;
import io.cloudir.document.Node;
import io.cloudir.document.Place;
import io.cloudir.document.Secrets;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a playbook's document and checks all that can be known without knowing what its commands and conditions mean. */
public final class DocumentReading {
    /** Steps that a playbook may have. */
    public static final int STEP_LIMIT = 500;

    private static final Form FORM = new Form(
            Notation.JSON_OR_YAML, Mark.REFUSED, "begin with a playbook that ships: ir playbook show ID --source");

    private static final List<String> KNOWN = List.of(
            "type",
            "spec_version",
            "id",
            "name",
            "description",
            "playbook_types",
            "playbook_activities",
            "playbook_processing_summary",
            "created_by",
            "created",
            "modified",
            "revoked",
            "valid_from",
            "valid_until",
            "derived_from",
            "related_to",
            "priority",
            "severity",
            "impact",
            "industry_sectors",
            "labels",
            "external_references",
            "markings",
            "playbook_variables",
            "workflow_start",
            "workflow_exception",
            "workflow",
            "playbook_extensions",
            "authentication_info_definitions",
            "agent_definitions",
            "target_definitions",
            "extension_definitions",
            "data_marking_definitions",
            "signatures");

    private final Part part;
    private final Faults faults;
    private final Identifiers identifiers;
    private final Set<String> written = new LinkedHashSet<>();

    private DocumentReading(Node.Mapping root, Faults faults) {
        this.part = new Part(root, root.place(), "the playbook", faults);
        this.faults = faults;
        this.identifiers = new Identifiers(faults);
    }

    /** The document; empty if so much is wrong that there is none. It is whole only if no fault was noted. */
    public static Optional<PlaybookDocument> read(byte[] bytes, Faults faults) {
        Optional<Node> root = DocumentReader.read(bytes, FORM, faults);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        if (!(root.get() instanceof Node.Mapping mapping)) {
            faults.add(
                    root.get().place(),
                    "wrong-type",
                    "the document is " + root.get().description() + "; expected a playbook with its keys",
                    "begin it with type: playbook");
            return Optional.empty();
        }
        if (refuseUnfit(mapping, faults)) {
            // The messages of later checks quote what they refuse.
            return Optional.empty();
        }
        return new DocumentReading(mapping, faults).playbook();
    }

    private Optional<PlaybookDocument> playbook() {
        part.refuseUnknown(KNOWN);
        part.constant("type", "playbook");
        part.constant("spec_version", "cacao-2.0");
        refuseWhatCannotBeHonoured();
        Optional<Word> id = part.required("id", "playbook--UUID");
        id.ifPresent(word -> identifiers.declare(word.text(), "playbook", word.place()));
        Optional<Word> name = part.required("name", "a name");
        part.required("created_by", "identity--UUID")
                .ifPresent(word -> identifiers.isOf(word.text(), "identity", word.place()));
        Optional<Instant> modified = times();
        List.of("priority", "severity", "impact").forEach(key -> part.number(key, 0, 100));
        List.of("playbook_activities", "derived_from", "related_to", "industry_sectors")
                .forEach(part::texts);
        Optional<Word> start = part.required("workflow_start", "start--UUID");
        Optional<Word> exception = part.text("workflow_exception");
        Map<String, AgentDocument> agents = Agents.agents(part, identifiers);
        Map<String, VariableDocument> variables = Variables.read(part, "playbook_variables");
        Map<String, StepDocument> steps =
                steps(new Scope(agents, Agents.targets(part, identifiers), variables, faults));
        List<String> markings = Markings.read(part, identifiers);
        List<String> references = References.read(part);
        List<String> types =
                part.texts("playbook_types").stream().map(Word::text).toList();
        List<String> labels = part.texts("labels").stream().map(Word::text).toList();
        start.ifPresent(first -> WorkflowChecks.run(steps, written, first, exception, faults));
        if (id.isEmpty() || name.isEmpty() || start.isEmpty() || modified.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlaybookDocument(
                id.get(),
                name.get(),
                part.textOr("description", ""),
                types,
                labels,
                modified.get(),
                part.time("valid_from"),
                part.time("valid_until"),
                start.get(),
                exception,
                steps,
                agents,
                variables,
                markings,
                references));
    }

    private void refuseWhatCannotBeHonoured() {
        part.refuse(
                "signatures",
                "refused-signature",
                "signatures are not verified here, and one that nobody verified would be taken for one that was",
                "verify it with a tool that you trust, then remove it; the journal keeps the document's digest");
        part.refuse(
                "authentication_info_definitions",
                "refused-credentials",
                "nothing here signs in anywhere, and a playbook is read by many",
                "remove it, and replace any credential that it holds");
        for (String key : List.of("playbook_extensions", "extension_definitions")) {
            part.refuse(
                    key, "refused-extension", "an extension may change what a step means; none is known", "remove it");
        }
        if (part.truth("revoked")) {
            part.refuse("revoked", "revoked", "its author withdrew this playbook", "use the version that replaces it");
        }
    }

    /** When it was modified. */
    private Optional<Instant> times() {
        for (String key : List.of("created", "modified")) {
            part.required(key, "a time in UTC with milliseconds");
        }
        Optional<Instant> created = part.time("created");
        Optional<Instant> modified = part.time("modified");
        inOrder("created", created, "modified", modified);
        inOrder("valid_from", part.time("valid_from"), "valid_until", part.time("valid_until"));
        return modified;
    }

    private void inOrder(String first, Optional<Instant> from, String second, Optional<Instant> to) {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            part.refuse(second, "out-of-order", "it is earlier than '" + first + "'", "mend one of the two");
        }
    }

    private Map<String, StepDocument> steps(Scope scope) {
        if (!part.has("workflow")) {
            part.missing("workflow", "steps by their ids");
        }
        Map<String, StepDocument> steps = new LinkedHashMap<>();
        part.dictionary("workflow", "step").forEach((id, step) -> {
            written.add(id);
            new StepReader(id, step, scope, identifiers).read().ifPresent(read -> steps.put(id, read));
        });
        if (steps.size() > STEP_LIMIT) {
            part.refuse(
                    "workflow",
                    "too-many-steps",
                    "it has " + steps.size() + " steps; at most " + STEP_LIMIT + " are read",
                    "call other playbooks from it");
        }
        return steps;
    }

    /**
     * What a playbook says is shown to many: no text of it may hold a credential or what cannot be seen.
     *
     * @return whether a credential was found
     */
    private static boolean refuseUnfit(Node node, Faults faults) {
        boolean secret = false;
        if (node instanceof Node.Mapping mapping) {
            for (Node.Member member : mapping.members().values()) {
                secret |= refuseSecret(member.name(), member.key(), faults);
                secret |= refuseUnfit(member.value(), faults);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                secret |= refuseUnfit(item, faults);
            }
        } else if (node instanceof Node.Scalar scalar) {
            if (!scalar.text().codePoints().allMatch(point -> point == '\n' || Text.isPrintable(point))) {
                faults.add(
                        scalar.place(),
                        "unprintable",
                        Secrets.quoted(scalar.text()) + " holds characters that cannot be seen",
                        "remove control and invisible characters");
            }
            secret = refuseSecret(scalar.text(), scalar.place(), faults);
        }
        return secret;
    }

    private static boolean refuseSecret(String text, Place at, Faults faults) {
        boolean secret = Secrets.in(text);
        if (secret) {
            faults.add(
                    at,
                    "secret",
                    "this looks like a credential; a playbook is read by many and holds none",
                    "keep it in your secret store, and replace it");
        }
        return secret;
    }
}
