package io.cloudir.severity;

import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.severity.FactorScore.Basis;
import io.cloudir.severity.SeverityTable.FactRow;
import io.cloudir.severity.SeverityTable.ImpactRow;
import io.cloudir.severity.SeverityTable.LoweringGround;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in sentences what the numbers of an assessment do not show. */
final class Notes {
    private Notes() {}

    static List<String> of(SeverityTable table, SeverityFacts facts, Verdict verdict) {
        List<String> notes = new ArrayList<>();
        for (ImpactCategory category : facts.impact().keySet()) {
            impact(table, facts, verdict, category, notes);
        }
        facts.lowering().ifPresent(request -> notes.add(lowering(table, verdict, request)));
        verdict.override()
                .ifPresent(override -> notes.add(override.severity() + " is the decision of "
                        + Text.printable(override.person()) + ", against " + verdict.computed() + " by "
                        + verdict.computedBy().code() + ": " + Text.printable(override.reason())));
        return notes;
    }

    /** Why people must act so soon at this severity. */
    static String priority(SeverityTable table, Severity severity, ActorActivity actor) {
        Priority active = table.priority(severity, ActorActivity.ACTIVE);
        Priority inactive = table.priority(severity, ActorActivity.INACTIVE);
        if (active == inactive) {
            return severity + " is " + active + " whether or not the actor is still at work";
        }
        return switch (actor) {
            case ACTIVE -> severity + " is " + active + " while the actor is at work, else " + inactive;
            case INACTIVE ->
                severity + " is " + inactive + " since the actor is no longer at work; it would be " + active
                        + " otherwise";
            case UNKNOWN ->
                severity + " is " + active
                        + " while the actor may be at work, which is assumed until it is known; else " + inactive;
        };
    }

    private static void impact(
            SeverityTable table, SeverityFacts facts, Verdict verdict, ImpactCategory category, List<String> notes) {
        ImpactRow impact = Score.meantByImpact(table, facts, category.factor()).orElseThrow();
        FactorScore factor = verdict.score().factors().stream()
                .filter(score -> score.factor() == category.factor())
                .findFirst()
                .orElseThrow();
        String said = category.id() + " impact " + impact.id();
        if (factor.basis() == Basis.IMPACT) {
            notes.add(factor.factor().id() + " is unknown; " + said + " stands in as " + factor.option());
        } else if (!impact.means().equals(factor.option())
                && !impact.agreesWith().contains(factor.option())) {
            notes.add(said + " disagrees with " + factor.factor().id() + " " + factor.option()
                    + "; the factor counted, being the finer of the two: correct whichever is wrong");
        }
    }

    private static String lowering(SeverityTable table, Verdict verdict, LoweringRequest request) {
        String reason = ": " + Text.printable(request.reason());
        Severity before = verdict.band().severity();
        if (verdict.ground().isEmpty()) {
            return "not lowered, since no ground holds (" + grounds(table) + ")" + reason;
        }
        String ground = " on the ground " + verdict.ground().get().id();
        List<FactRow> holding = verdict.floors().stream()
                .filter(row -> row.floor().orElseThrow().atLeast(before))
                .toList();
        if (!holding.isEmpty()) {
            return "not lowered" + ground + ", since the floor of "
                    + holding.get(0).fact() + " holds" + reason;
        }
        if (before == Severity.INFORMATIONAL) {
            return "not lowered" + ground + ", since nothing is below INFORMATIONAL" + reason;
        }
        return "lowered one level from " + before + ground + reason;
    }

    private static String grounds(SeverityTable table) {
        return table.lowering().stream().map(Notes::ground).collect(Collectors.joining("; "));
    }

    private static String ground(LoweringGround ground) {
        String unless = ground.unless().isEmpty() ? "" : " without any of " + ground.unless();
        return ground.id() + " needs " + ground.requires() + unless;
    }
}
