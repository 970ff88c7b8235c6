package io.cloudir.respond.playbook;

import io.cloudir.incident.Incident;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.playbook.condition.NamedFacts;
import java.util.List;

/**
 * What following a playbook would do as the facts are: a dry run. Every action is taken to succeed and every fact to stay as it
 * is. It may quote logs: escape it where it is shown.
 *
 * @param lines what would be done, in order
 */
public record Explanation(List<Line> lines) {
    /** Most actions, or pieces of evidence, that one command names; the rest is counted. */
    public static final int NAMED = 20;

    public Explanation {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param depth how deep the branch lies that it belongs to, from 0
     * @param stepId the step that it is about
     * @param text what would be done
     */
    public record Line(int depth, String stepId, String text) {}

    /**
     * Goes through a playbook.
     *
     * @param known what it may call
     * @param proposals all that the facts call for
     * @param facts the facts
     */
    public static Explanation of(
            Playbooks known,
            Playbook playbook,
            PlaybookSettings settings,
            Incident incident,
            List<Proposal> proposals,
            NamedFacts facts) {
        DryRun run = new DryRun(known, settings, new Selection(incident, proposals), facts);
        run.follow(playbook, playbook.start(), 0, 0);
        return new Explanation(run.lines());
    }

    /** All lines, indented by their depth. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append("  ".repeat(line.depth())).append(line.text()).append('\n'));
        return text.toString();
    }
}
