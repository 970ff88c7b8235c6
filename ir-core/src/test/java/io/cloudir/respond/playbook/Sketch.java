package io.cloudir.respond.playbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes small playbooks: a step is a line of YAML, and {@code <action:a>} stands for an identifier. */
public final class Sketch {
    private static final Pattern ID = Pattern.compile("<([a-z-]+):([0-9a-f])>");

    private Sketch() {}

    public static Playbook playbook(String book, String head, String... steps) {
        List<String> lines = new ArrayList<>(List.of(
                "type: playbook",
                "spec_version: cacao-2.0",
                "id: <playbook:" + book + ">",
                "name: sketch " + book,
                "created_by: <identity:0>",
                "created: \"2026-03-01T08:00:00.000Z\"",
                "modified: \"2026-03-01T08:00:00.000Z\"",
                "agent_definitions: {<group:0>: {type: group, name: mitigating}, <x-cloud-ir:0>: {type: x-cloud-ir, name: cloud-ir}}",
                "workflow_start: <start:0>"));
        if (!head.isEmpty()) {
            lines.add(head);
        }
        lines.add("workflow:");
        for (String step : steps) {
            lines.add("  " + step);
        }
        String text = ID.matcher(String.join("\n", lines))
                .replaceAll(id -> id.group(1) + "--" + uuid(id.group(1), id.group(2)));
        return Playbook.read("sketch", text.getBytes(StandardCharsets.UTF_8));
    }

    public static String start() {
        return "<start:0>: {type: start, on_completion: <action:1>}";
    }

    public static String end(String digit) {
        return "<end:" + digit + ">: {type: end}";
    }

    /** A manual step; what follows is more of its keys. */
    public static String step(String digit, String what, String more) {
        return "<action:" + digit + ">: {type: action, name: " + what + ", agent: <group:0>, commands: [{type: manual,"
                + " command: " + what + "}], " + more + "}";
    }

    private static String uuid(String type, String digit) {
        return "%08x-0000-4000-8000-00000000000%s".formatted(type.hashCode(), digit);
    }
}
