package io.cloudir.cli;

import io.cloudir.CloudResponder;
import io.cloudir.Outcome;
import io.cloudir.Responder;
import io.cloudir.Verdict;
import io.cloudir.incident.PhaseSpan;
import io.cloudir.incident.Progress;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ir validate}: the kept cloud is looked at; a SUMMARY is a person's word instead. */
@Command(
        name = "validate",
        description =
                "Look whether remediations or restorations hold, in the simulated cloud that the store keeps; or say so"
                        + " yourself with SUMMARY. What was planned and not carried out, and what the journal says against"
                        + " your word, takes a --reason.")
final class ValidateCommand implements Callable<Integer> {
    /** What is checked. */
    enum What {
        REMEDIATIONS,
        RESTORATIONS
    }

    private final Terminal terminal;

    @Mixin
    private final HandOptions hand = new HandOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The incident, such as ir-0a1b2c3d4e5f.")
    @SuppressWarnings("NullAway.Init") // required
    private String id;

    @Parameters(index = "1", paramLabel = "WHAT", description = "remediations or restorations")
    @SuppressWarnings("NullAway.Init") // required
    private What what;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "SUMMARY",
            description = "What you checked and saw, on your word. Left out, the cloud is looked at.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> summary;

    @Option(names = "--invalid", description = "They do not hold, by your word.")
    private boolean invalid;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        IncidentId incident = HandOptions.incident(id);
        if (summary.filter(String::isBlank).isPresent()) {
            throw new ParameterException(spec.commandLine(), "SUMMARY is blank; expected a text, or nothing to look");
        }
        if (invalid && summary.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--invalid needs SUMMARY: what you saw that does not hold");
        }
        return summary.map(
                        text -> hand.run(terminal, Optional.of(incident), responder -> said(responder, incident, text)))
                .orElseGet(() -> hand.runOnCloud(
                        terminal, incident, now -> KeptCloud.open(hand.cloudFolder(), now, terminal), this::looked));
    }

    private Outcome said(Responder responder, IncidentId incident, String text) {
        Verdict verdict = new Verdict(!invalid, text, hand.reason());
        return what == What.REMEDIATIONS
                ? responder.validateRemediations(incident, verdict)
                : responder.validateRestorations(incident, verdict);
    }

    private Outcome looked(Site site) {
        CloudResponder person = site.person();
        Outcome outcome = what == What.REMEDIATIONS
                ? person.validateRemediations(site.id(), hand.reason())
                : person.validateRestorations(site.id(), hand.reason());
        return outcome instanceof Outcome.Done done ? found(site, done) : outcome;
    }

    /** What does not hold is journalled, and no success of the command. */
    private Outcome found(Site site, Outcome.Done done) {
        Progress now = done.incident().progress();
        boolean holds = what == What.REMEDIATIONS
                ? now.remediations().filter(it -> it.event().valid()).isPresent()
                : now.restorations().filter(it -> it.event().valid()).isPresent();
        // What led the incident back is set aside with it, and is the reason of the phase that it came to.
        String seen = (what == What.REMEDIATIONS
                        ? now.remediations().map(it -> it.event().summary())
                        : now.restorations().map(it -> it.event().summary()))
                .orElseGet(() -> {
                    List<PhaseSpan> spans = now.cycle().spans();
                    return spans.get(spans.size() - 1).reason() + "; the incident is back in phase "
                            + now.phase().code() + '.';
                });
        String found =
                what.name().toLowerCase(Locale.ROOT) + (holds ? " hold: " : " do not hold: ") + Text.visible(seen);
        if (holds && !hand.json()) {
            terminal.line(site.id() + "  " + found);
        }
        return holds ? done : Site.refused(found);
    }
}
