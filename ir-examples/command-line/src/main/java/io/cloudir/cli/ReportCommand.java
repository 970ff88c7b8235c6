package io.cloudir.cli;

import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.IncidentId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ir report}: the post-mortem of an incident in a store, as its journal tells it now. */
@Command(
        name = "report",
        description = "Write an incident's post-mortem (HTML, Markdown, JSON), journal and plans into a folder.")
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "ID", description = "The incident.")
    @SuppressWarnings("NullAway.Init") // required
    private String id;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ir-out",
            description = "Where to write. Default: ./${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path out;

    @Option(names = "--force", description = "Write into a folder that is not empty.")
    private boolean force;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        IncidentId incident = HandOptions.incident(id);
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
            OutputFolder folder = OutputFolder.open(out, force);
            Incident found = Incident.fold(journal);
            new RunOutput(folder, terminal).write(found, journals);
            terminal.line(folder.root()
                    .resolve(RunOutput.folderOf(found))
                    .resolve("report.html")
                    .toString());
        }
        return ExitCode.DONE;
    }
}
