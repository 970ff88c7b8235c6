package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.PlaybookAnswer;
import io.cloudir.incident.Incident;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.model.Text;
import io.cloudir.respond.playbook.Explanation;
import io.cloudir.respond.playbook.Playbook;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands by which people follow a playbook on the simulated cloud of a store. */
final class FollowCommands {
    private FollowCommands() {}

    /** What commands about one playbook share. */
    abstract static class OfOnePlaybook extends CloudCommands.OnCloud {
        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "PLAYBOOK",
                description = "One that ships, or a file. Default: the one that the plan names for the scenario.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<String> named;

        OfOnePlaybook(Terminal terminal) {
            super(terminal);
        }

        final Optional<Playbook> named() {
            return named.map(PlaybookCommand::find);
        }

        /** The one that was named, or that of the scenario. */
        final Playbook chosen(Site site) {
            String scenario = site.incident().scenario();
            return named().or(() -> site.response().playbook(scenario))
                    .orElseThrow(() -> new Failure(
                            ExitCode.INPUT,
                            "no playbook is at hand for scenario '" + Text.printable(scenario)
                                    + "'; expected one that the plan names and whose document lies beside it; or name one: "
                                    + String.join(", ", Playbook.shippedIds()) + ", or a file"));
        }
    }

    /** {@code ir playbook dry-run}. */
    @Command(
            name = "dry-run",
            description = {
                "Tell what following a playbook would do for an incident as the facts are now.",
                "Nothing is changed, neither the cloud nor the journal."
            })
    static final class DryRun extends OfOnePlaybook {
        DryRun(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Site site) {
            Playbook playbook = chosen(site);
            Explanation explained = site.person().playbooks().explain(site.id(), playbook);
            if (json()) {
                terminal().json(FollowJson.of(playbook, explained));
            } else {
                terminal().line(Text.printable(playbook.name()) + ", as the facts are now:");
                explained.text().lines().forEach(line -> terminal().line("  " + line));
            }
            return site.done();
        }
    }

    /** {@code ir playbook follow}. */
    @Command(
            name = "follow",
            description = {
                "Begin to follow a playbook, or go on with it where it stands, as far as it goes by itself.",
                "Says what it waits for: approvals, tasks, a phase, or time. Do that, then follow again."
            })
    static final class Follow extends OfOnePlaybook {
        @Mixin
        private final SecretsOption secrets = new SecretsOption();

        Follow(Terminal terminal) {
            super(terminal);
        }

        @Override
        Optional<SecretFile> placeOfSecrets() {
            return secrets.file();
        }

        @Override
        Outcome act(Site site) {
            List<PlaybookRun> running = running(site.incident());
            boolean goesOn = running.size() == 1 && named().isEmpty();
            PlaybookAnswer answer = goesOn
                    ? site.person()
                            .playbooks()
                            .advance(site.id(), running.get(0).id())
                    : site.person().playbooks().start(site.id(), chosen(site));
            return told(answer, site, this);
        }

        private static List<PlaybookRun> running(Incident incident) {
            return incident.playbooks().stream().filter(PlaybookRun::isRunning).toList();
        }
    }

    /** {@code ir playbook give-up}. */
    @Command(
            name = "give-up",
            description =
                    "Wait no longer for a step: it fails with your --reason, and the playbook goes on as it says for that.")
    static final class GiveUp extends CloudCommands.OnCloud {
        @Parameters(index = "1", paramLabel = "RUN", description = "The run's id, from ir playbook follow.")
        @SuppressWarnings("NullAway.Init") // required
        private String run;

        @Parameters(index = "2", paramLabel = "VISIT", description = "Which pass over which step, such as 3/true.1.")
        @SuppressWarnings("NullAway.Init") // required
        private String visit;

        GiveUp(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Site site) {
            return told(site.person().playbooks().giveUp(site.id(), run, visit, reason()), site, this);
        }
    }

    /** {@code ir playbook stop}. */
    @Command(name = "stop", description = "Follow a playbook no further, with a --reason; what it has done stays done.")
    static final class Stop extends CloudCommands.OnCloud {
        @Parameters(index = "1", paramLabel = "RUN", description = "The run's id, from ir playbook follow.")
        @SuppressWarnings("NullAway.Init") // required
        private String run;

        Stop(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Site site) {
            return told(site.person().playbooks().stop(site.id(), run, reason()), site, this);
        }
    }

    private static Outcome told(PlaybookAnswer answer, Site site, CloudCommands.OnCloud command) {
        if (answer instanceof PlaybookAnswer.Refused refused) {
            return Site.refused(refused.text());
        }
        PlaybookAnswer.Followed followed = (PlaybookAnswer.Followed) answer;
        if (command.json()) {
            command.terminal().json(FollowJson.of(followed));
        } else {
            new FollowNews(followed, site).lines().forEach(command.terminal()::line);
        }
        return site.done();
    }
}
