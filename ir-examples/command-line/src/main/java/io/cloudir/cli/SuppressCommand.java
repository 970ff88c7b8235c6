package io.cloudir.cli;

import io.cloudir.SuppressionProposal;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.Suppression;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ir suppress}: what a false positive says should not open an incident again, as text for the plan. */
@Command(
        name = "suppress",
        description = {
            "Print the suppressions that hold back the signals of a false positive, to be put into the plan.",
            "There is one for each rule, with all that its signals share. Nothing is changed; what cannot be proposed is told,"
                    + " and if that is everything the exit code is 6."
        })
final class SuppressCommand implements Callable<Integer> {
    /** How long a suppression holds unless said. */
    private static final int DAYS = 30;

    private final Terminal terminal;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "ID", description = "The incident, which was judged a false positive.")
    @SuppressWarnings("NullAway.Init") // required
    private String id;

    @Option(
            names = "--actor",
            required = true,
            paramLabel = "PERSON",
            description = "Who will answer for them: a person's id. Default: what IR_ACTOR says.")
    @SuppressWarnings("NullAway.Init") // required
    private String actor;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why such signals are no incident.")
    @SuppressWarnings("NullAway.Init") // required
    private String reason;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + DAYS,
            description = "For how many days, at most 180. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--at", paramLabel = "TIME", description = "From when on, in RFC 3339. Default: now.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Instant> at;

    SuppressCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        IncidentId incident = HandOptions.incident(id);
        Actor.Person person = (Actor.Person) HandOptions.personOf(actor);
        if (days < 1 || days > Suppression.LONGEST.toDays()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--days " + days + "; expected 1 to " + Suppression.LONGEST.toDays()
                            + "; then somebody looks again");
        }
        Instant since = StoreOptions.clockAt(at).instant();
        SuppressionProposal proposal;
        try {
            proposal = SuppressionProposal.of(read(incident), person, reason, since, since.plus(Duration.ofDays(days)));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.REFUSED, String.valueOf(e.getMessage()), e);
        }
        terminal.print(proposal.yaml());
        proposal.leftOut().forEach(why -> terminal.note("ir: nothing is proposed for " + why));
        return proposal.suppressions().isEmpty() ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private Incident read(IncidentId incident) {
        store.requireStore();
        JournalSettings settings =
                JournalSettings.secure(Clock.systemUTC(), new SecureRandom()).warningTo(terminal::note);
        try (JournalStore journals = store.open(settings)) {
            List<JournalEntry> journal = journals.read(incident, 0);
            if (journal.isEmpty()) {
                throw new Failure(
                        ExitCode.INPUT,
                        "there is no incident " + incident + " in namespace '" + journals.namespace()
                                + "'; expected one of those that ir list shows");
            }
            return Incident.fold(journal);
        }
    }
}
