package io.cloudir.cli;

import io.cloudir.SuppressionCount;
import io.cloudir.detect.Signal;
import io.cloudir.detect.json.SignalJson;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.plan.Suppression;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.json.PlanJson;
import io.cloudir.review.PostMortem;
import io.cloudir.review.html.HtmlReport;
import io.cloudir.review.json.IncidentJson;
import io.cloudir.review.markdown.MarkdownReport;
import io.cloudir.telemetry.ReadCounts;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Writes what a run found: the signals, each incident's journal, report and plans, and a summary of all. */
final class RunOutput {
    private final OutputFolder out;
    private final Terminal terminal;

    RunOutput(OutputFolder out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void write(
            Collection<Signal> signals,
            List<Incident> incidents,
            Set<IncidentId> altered,
            List<SuppressionCount> suppressions,
            JournalStore store,
            ReadCounts counts) {
        out.write("signals.jsonl", lines -> {
            for (Signal signal : signals) {
                lines.write(bytes(SignalJson.line(signal) + "\n"));
            }
        });
        for (Incident incident : incidents) {
            write(incident, store);
        }
        String summary = SummaryFile.json(incidents, altered, signals.size(), suppressions, counts);
        out.write("summary.json", bytes(summary));
        tell(incidents, signals.size(), counts);
        suppressions.forEach(this::tell);
    }

    /** Writes an incident's journal, report and plans, and says where. */
    void write(Incident incident, JournalStore store) {
        String folder = folderOf(incident);
        PostMortem report = PostMortem.of(store.read(incident.id(), 0));
        out.write(folder + "/journal.jsonl", store.export(incident.id()));
        out.write(folder + "/report.md", bytes(MarkdownReport.render(report)));
        out.write(folder + "/report.html", bytes(HtmlReport.render(report)));
        out.write(folder + "/incident.json", bytes(IncidentJson.write(report)));
        out.write(folder + "/plan.json", bytes(plansOf(incident)));
    }

    private static String plansOf(Incident incident) {
        return PlanJson.of(
                incident.response().actions().stream()
                        .map(action ->
                                ActionPlan.recorded(incident.id(), action.plan().event()))
                        .toList(),
                List.of());
    }

    private void tell(List<Incident> incidents, int signals, ReadCounts counts) {
        terminal.line(Text.count(counts.read(), "record") + " in " + Text.count(counts.files(), "file") + ", "
                + Text.count(signals, "signal") + ", " + Text.count(incidents.size(), "incident"));
        incidents.forEach(incident -> {
            terminal.line("  " + (incident.exercise() ? "EXERCISE " : "") + Show.line(incident));
            terminal.line("    " + out.root().resolve(folderOf(incident)).resolve("report.html"));
        });
    }

    private void tell(SuppressionCount count) {
        Suppression suppression = count.suppression();
        String outOfTime = count.outOfTime() == 0
                ? ""
                : ", and " + Text.count(count.outOfTime(), "signal") + " out of its time went on";
        terminal.line("  suppression " + suppression.id() + " held back " + Text.count(count.heldBack(), "signal")
                + outOfTime + (count.expired() ? "; it has expired, " : "; until ") + suppression.until() + ": "
                + Text.printable(suppression.reason()));
    }

    static String folderOf(Incident incident) {
        return "incidents/" + incident.id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
