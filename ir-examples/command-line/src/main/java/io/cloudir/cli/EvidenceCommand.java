package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.Responder;
import io.cloudir.cli.CloudCommands.OfOneAction;
import io.cloudir.cli.HandCommands.OfOneIncident;
import io.cloudir.evidence.EvidenceCheck;
import io.cloudir.evidence.EvidenceCheckJson;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.IncidentId;
import io.cloudir.review.json.CustodyJson;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ir evidence}: proves preserved evidence, exports its custody, and hands it on. */
@Command(
        name = "evidence",
        description = "Prove preserved evidence, export its custody, hand it on, accept its loss.",
        subcommands = {
            EvidenceCommand.Verify.class,
            EvidenceCommand.Custody.class,
            EvidenceCommand.Transfer.class,
            EvidenceCommand.AcceptLoss.class
        })
final class EvidenceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command given; expected verify, custody, transfer or accept-loss");
    }

    private static JournalStore open(StoreOptions options, Terminal terminal) {
        options.requireStore();
        return options.open(
                JournalSettings.secure(Clock.systemUTC(), new SecureRandom()).warningTo(terminal::note));
    }

    private static Incident read(JournalStore journals, IncidentId id) {
        if (!journals.incidents().contains(id)) {
            throw new Failure(
                    ExitCode.INPUT,
                    "there is no incident " + id + " in namespace '" + journals.namespace()
                            + "'; expected one of those that ir list shows");
        }
        return Incident.fold(journals.read(id, 0));
    }

    /** {@code ir evidence verify}. */
    @Command(
            name = "verify",
            description = {
                "Read and hash all evidence anew, each preserved log record as well, and compare it with the journals.",
                "One line of JSON an incident. Exit code 3 if anything is missing, damaged, or its journal altered."
            })
    static final class Verify implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "ID", arity = "0..*", description = "The incidents. Default: all of the store.")
        private List<String> ids = new ArrayList<>();

        Verify(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            boolean ok = true;
            try (JournalStore journals = open(store, terminal)) {
                List<IncidentId> chosen = ids.isEmpty()
                        ? List.copyOf(journals.incidents())
                        : ids.stream().map(HandOptions::incident).toList();
                for (IncidentId id : chosen) {
                    ok &= verify(journals, id);
                }
            }
            return ok ? ExitCode.DONE : ExitCode.TAMPERED;
        }

        private boolean verify(JournalStore journals, IncidentId id) {
            try {
                EvidenceCheck check = EvidenceCheck.of(read(journals, id), store.evidence());
                terminal.json(EvidenceCheckJson.write(id, check));
                return check.ok();
            } catch (AlteredJournalException e) {
                terminal.note("ir: error: " + e.getMessage());
                return false;
            }
        }
    }

    /** {@code ir evidence custody}. */
    @Command(
            name = "custody",
            description = {
                "Print who collected each piece of evidence and who held it since, as JSON-LD in the terms of CASE and UCO."
            })
    static final class Custody implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "ID", description = "The incident.")
        @SuppressWarnings("NullAway.Init") // required
        private String id;

        Custody(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (JournalStore journals = open(store, terminal)) {
                terminal.print(CustodyJson.write(read(journals, HandOptions.incident(id))));
            }
            return ExitCode.DONE;
        }
    }

    /** {@code ir evidence transfer}. */
    @Command(name = "transfer", description = "Record that a piece of evidence was handed on, to whom and for what.")
    static final class Transfer extends OfOneIncident {
        @Parameters(
                index = "1",
                paramLabel = "EVIDENCE",
                description = "The id of the piece, as ir show --json has it.")
        @SuppressWarnings("NullAway.Init") // required
        private String evidence;

        @Parameters(index = "2", paramLabel = "TO", description = "Who holds it from now on.")
        @SuppressWarnings("NullAway.Init") // required
        private String to;

        @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "What for.")
        @SuppressWarnings("NullAway.Init") // required
        private String purpose;

        Transfer(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.evidence().transferCustody(incident, evidence, to, purpose);
        }
    }

    /** {@code ir evidence accept-loss}. */
    @Command(
            name = "accept-loss",
            description =
                    "Accept that the newest plan of an action destroys evidence that cannot be taken; with --reason.")
    static final class AcceptLoss extends OfOneAction {
        AcceptLoss(Terminal terminal) {
            super(terminal);
        }

        @Override
        KeptCloud open(Path folder, Instant now) {
            return KeptCloud.ofAccount(folder, now);
        }

        @Override
        Outcome act(Site site, String action) {
            return site.person().acceptLoss(site.id(), action, reason());
        }
    }
}
