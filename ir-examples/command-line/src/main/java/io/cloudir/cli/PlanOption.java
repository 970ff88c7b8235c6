package io.cloudir.cli;

import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import io.cloudir.plan.MonitoringSource;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.telemetry.LogMappings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which response plan is in force. */
final class PlanOption {
    @Option(names = "--plan", paramLabel = "FILE", description = "Your response plan. Default: the example that ships.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> file;

    ResponsePlan load() {
        return file.map(name -> ResponsePlan.read(name, Input.document(name))).orElseGet(ResponsePlan::example);
    }

    /**
     * The documents of the plan's own playbooks, by the ids that the plan gives them. Where the plan says that one is kept is taken
     * for a path from the plan's folder; one that is no file there is told, and cannot be followed.
     */
    Map<String, Playbook> playbooks(ResponsePlan plan, Terminal terminal) {
        return file.map(name -> playbooks(name, plan, terminal)).orElse(Map.of());
    }

    /**
     * The same, of a plan in a file.
     *
     * @throws FaultyPlaybooksException with everything that is wrong with any of them
     */
    static Map<String, Playbook> playbooks(String file, ResponsePlan plan, Terminal terminal) {
        Map<String, Playbook> documents = new LinkedHashMap<>();
        Map<String, FaultyDocumentException> faulty = new LinkedHashMap<>();
        places(file, plan, terminal).forEach((id, path) -> {
            try {
                documents.put(id, Playbook.read(path, Input.document(path)));
            } catch (FaultyDocumentException e) {
                faulty.put(path, e);
            }
        });
        if (!faulty.isEmpty()) {
            throw new FaultyPlaybooksException(List.copyOf(faulty.values()));
        }
        return documents;
    }

    /** Where these documents are, by the same ids; one that is missing is told. */
    static Map<String, String> places(String file, ResponsePlan plan, Terminal terminal) {
        Map<String, String> documents = new LinkedHashMap<>();
        plan.playbooks().stream()
                .filter(playbook -> !playbook.where().isEmpty())
                .forEach(playbook -> find(file, playbook.where())
                        .ifPresentOrElse(
                                path -> documents.put(playbook.id(), path),
                                () -> terminal.note("ir: playbook " + Text.printable(playbook.id())
                                        + " of the plan cannot be followed: there is no file "
                                        + Text.printable(playbook.where())
                                        + " beside the plan; put its document there")));
        return documents;
    }

    /** What records of applications are, by the mappings that the plan's sources name; each has to be there. */
    LogMappings mappings(ResponsePlan plan) {
        return MappingOptions.read(mappingFiles(plan));
    }

    /** The files of these mappings. */
    Set<String> mappingFiles(ResponsePlan plan) {
        return file.map(name -> mappingFiles(name, plan)).orElse(Set.of());
    }

    /** The same, of a plan in a file. */
    static Set<String> mappingFiles(String file, ResponsePlan plan) {
        Set<String> files = new LinkedHashSet<>();
        for (MonitoringSource source : plan.monitoring()) {
            if (!source.mapping().isEmpty()) {
                files.add(find(file, source.mapping())
                        .orElseThrow(() -> new Failure(
                                ExitCode.INPUT,
                                Text.printable(file) + ":0:0: the mapping " + Text.printable(source.mapping())
                                        + " of source " + source.id()
                                        + " is no file beside the plan; put it there, or mend its name")));
            }
        }
        return files;
    }

    private static Optional<String> find(String plan, String where) {
        try {
            Path path = plan.equals("-") ? Path.of(where) : Path.of(plan).resolveSibling(where);
            return Files.isRegularFile(path) ? Optional.of(path.toString()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
