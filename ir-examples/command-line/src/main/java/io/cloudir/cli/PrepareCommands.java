package io.cloudir.cli;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Preflight;
import io.cloudir.cloud.PreflightRequest;
import io.cloudir.model.Text;
import io.cloudir.prepare.Readiness;
import io.cloudir.prepare.Readiness.Finding;
import io.cloudir.prepare.ReadinessJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that look at a cloud before anything happens in it; they change nothing. */
final class PrepareCommands {
    private PrepareCommands() {}

    /** What they share. */
    abstract static class OnCloud implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final StoreOptions store = new StoreOptions();

        @Mixin
        private final CloudOption cloud = new CloudOption();

        @Option(names = "--at", paramLabel = "TIME", description = "The time to look at it, in RFC 3339. Default: now.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<Instant> at;

        @Option(names = "--json", description = "Print one line of JSON.")
        private boolean json;

        OnCloud(Terminal terminal) {
            this.terminal = terminal;
        }

        abstract boolean look(CloudAdapter adapter, Terminal to, boolean asJson);

        @Override
        public Integer call() {
            cloud.requireSimulated();
            store.requireStore();
            Instant now = StoreOptions.clockAt(at).instant();
            try (KeptCloud kept = KeptCloud.look(store.cloudFolder(), now, terminal)) {
                return look(kept.cloud(), terminal, json) ? ExitCode.DONE : ExitCode.TAMPERED;
            }
        }
    }

    /** {@code ir readiness}. */
    @Command(
            name = "readiness",
            description = {
                "Compare what the plan counts on for seeing incidents with what the cloud account has.",
                "Exit code 3 if something is missing, does not work or forgets too early."
            })
    static final class ReadinessOf extends OnCloud {
        @Mixin
        private final PlanOption plan = new PlanOption();

        ReadinessOf(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean look(CloudAdapter adapter, Terminal to, boolean asJson) {
            Readiness readiness = Readiness.of(plan.load(), adapter);
            if (asJson) {
                to.json(ReadinessJson.write(readiness));
            } else {
                readiness.findings().forEach(finding -> line(finding, to));
            }
            return readiness.isReady();
        }

        private static void line(Finding finding, Terminal to) {
            String owner = finding.owner().isEmpty() ? "" : " (" + finding.owner() + ")";
            to.line(word(finding.state()) + "  " + finding.name() + owner);
            finding.reasons().forEach(reason -> to.line("         " + reason));
        }
    }

    /** {@code ir preflight}. */
    @Command(
            name = "preflight",
            description = {
                "Say what stands in the way of an adapter's capabilities, such as a permission that is not granted.",
                "Exit code 3 if anything does."
            })
    static final class PreflightOf extends OnCloud {
        @Parameters(
                paramLabel = "CAPABILITY",
                arity = "0..*",
                description = "A verb or an action type. Default: all that the adapter has.")
        private List<String> capabilities = new ArrayList<>();

        PreflightOf(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean look(CloudAdapter adapter, Terminal to, boolean asJson) {
            Preflight preflight = adapter.preflight(new PreflightRequest(capabilities));
            if (asJson) {
                to.json(ReadinessJson.write(adapter.account(), preflight));
            } else {
                preflight
                        .readiness()
                        .forEach(it -> to.line(word(it.status()) + "  " + it.capability()
                                + (it.missing().isEmpty() ? "" : ": " + String.join(", ", it.missing()))));
            }
            Set<String> known = adapter.capabilities().stream()
                    .map(Capability::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            List<String> unknown =
                    capabilities.stream().filter(it -> !known.contains(it)).toList();
            if (!unknown.isEmpty()) {
                to.note("ir: " + Text.printable(String.join(", ", unknown)) + " is nothing that this adapter can do;"
                        + " expected one of " + String.join(", ", known));
            }
            return preflight.isReady();
        }
    }

    private static String word(Enum<?> state) {
        String word = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return word + " ".repeat(Math.max(0, 7 - word.length()));
    }
}
