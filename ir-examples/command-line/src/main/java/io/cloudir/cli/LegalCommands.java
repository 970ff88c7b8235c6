package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.Responder;
import io.cloudir.cli.HandCommands.OfOneIncident;
import io.cloudir.model.IncidentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done for the law. */
final class LegalCommands {
    private LegalCommands() {}

    /** {@code ir erase}. */
    @Command(
            name = "erase",
            description = {
                "Erase the content of an entry; its place in the journal stays.",
                "It takes two people by the plan's erasure policy: one authorises it (--authorise), another erases."
            })
    static final class Erase extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "SEQ", description = "The entry's number in the journal.")
        private long seq;

        @Option(
                names = "--legal-basis",
                required = true,
                paramLabel = "TEXT",
                description = "The law or contract that demands or allows it.")
        @SuppressWarnings("NullAway.Init") // required
        private String basis;

        @Option(names = "--authorise", description = "Authorise it, for somebody else to carry out.")
        private boolean authorise;

        Erase(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return authorise
                    ? responder.legal().authoriseErasure(incident, seq, reason, basis)
                    : responder.legal().erase(incident, seq, reason, basis);
        }
    }
}
