package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.investigate.InvestigationResult;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.respond.ActionResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands by which people act on the simulated cloud of a store: look, plan, approve, execute, read back, undo. */
final class CloudCommands {
    private CloudCommands() {}

    /** What they share. */
    abstract static class OnCloud implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final HandOptions hand = new HandOptions();

        @Mixin
        private final CloudOption cloud = new CloudOption();

        @Parameters(index = "0", paramLabel = "ID", description = "The incident, such as ir-0a1b2c3d4e5f.")
        @SuppressWarnings("NullAway.Init") // required
        private String id;

        OnCloud(Terminal terminal) {
            this.terminal = terminal;
        }

        final Terminal terminal() {
            return terminal;
        }

        final boolean json() {
            return hand.json();
        }

        final String reason() {
            return hand.reason();
        }

        abstract Outcome act(Site site);

        /** The cloud that the command works on; nobody else changes it meanwhile. */
        KeptCloud open(Path folder, Instant now) {
            // Looked at before the cloud is held, which a refusal would leave held.
            Optional<SecretFile> place = placeOfSecrets();
            return KeptCloud.open(folder, now, terminal).handingSecretsTo(place);
        }

        /** Where the command puts new secrets; without a place nothing is done that makes one. */
        Optional<SecretFile> placeOfSecrets() {
            return Optional.empty();
        }

        @Override
        public Integer call() {
            cloud.requireSimulated();
            return hand.runOnCloud(terminal, HandOptions.incident(id), now -> open(hand.cloudFolder(), now), this::act);
        }
    }

    /** What commands about one action share. */
    abstract static class OfOneAction extends OnCloud {
        @Parameters(index = "1", paramLabel = "ACTION", description = "The action's id, from ir plan-action.")
        @SuppressWarnings("NullAway.Init") // required
        private String action;

        OfOneAction(Terminal terminal) {
            super(terminal);
        }

        abstract Outcome act(Site site, String action);

        @Override
        final Outcome act(Site site) {
            Outcome outcome = act(site, action);
            if (outcome instanceof Outcome.Done && !json()) {
                site.standing(action).forEach(terminal()::line);
            }
            return outcome;
        }

        final Outcome told(ActionResult result, Site site) {
            if (result instanceof ActionResult.Done it) {
                it.residue().forEach(left -> terminal().note("ir: it leaves behind: " + left));
                return site.done();
            }
            return Site.refused(result.text());
        }
    }

    /** {@code ir investigate}. */
    @Command(
            name = "investigate",
            description = "Find out what an incident did and how far it reaches, by its records and the cloud.")
    static final class Investigate extends OnCloud {
        Investigate(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Site site) {
            InvestigationResult result = site.person().investigate(site.id());
            if (!json()) {
                result.findings().forEach(it -> terminal().line("- " + Text.printable(it.statement())));
                result.damage().damaged().forEach(it -> terminal().line("* " + damage(it)));
                terminal().line("Scope: " + Text.printable(result.scope().summary()));
                terminal().line(site.id() + "  investigated: " + standing(site));
                if (!result.fixFirst().isEmpty()) {
                    terminal().line("  next: " + site.hints().same("plan-fix " + site.id()));
                }
            }
            return site.done();
        }

        private static String damage(Damage it) {
            String effects = it.effects().stream()
                    .map(effect -> effect.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return it.part().name().toLowerCase(Locale.ROOT) + ' '
                    + Text.printable(it.asset().id()) + " was " + effects + ": "
                    + it.standing().name().toLowerCase(Locale.ROOT) + ", " + Text.printable(it.seen());
        }

        private static String standing(Site site) {
            Incident now = site.incident();
            return now.severity().map(Severity::code).orElse("unassessed") + " severity"
                    + now.priority().map(priority -> ", " + priority).orElse("")
                    + (site.news().isNone(now) ? "; nothing was added, it is so already" : "");
        }
    }

    /** {@code ir approve}. */
    @Command(name = "approve", description = "Approve the newest plan of an action, by a role that may.")
    static final class Approve extends OfOneAction {
        @Option(names = "--role", required = true, paramLabel = "ROLE", description = "The role by which you approve.")
        @SuppressWarnings("NullAway.Init") // required
        private String role;

        Approve(Terminal terminal) {
            super(terminal);
        }

        @Override
        KeptCloud open(Path folder, Instant now) {
            return KeptCloud.ofAccount(folder, now);
        }

        @Override
        Outcome act(Site site, String action) {
            return reason().isBlank()
                    ? Site.refused("an approval needs a reason; give --reason TEXT")
                    : site.person().approve(site.id(), action, role, reason());
        }
    }

    /** What commands that make changes share: a change may make a secret. */
    abstract static class MakesChanges extends OfOneAction {
        @Mixin
        private final SecretsOption secrets = new SecretsOption();

        MakesChanges(Terminal terminal) {
            super(terminal);
        }

        @Override
        Optional<SecretFile> placeOfSecrets() {
            return secrets.file();
        }

        abstract ActionResult change(Site site, String action);

        @Override
        final Outcome act(Site site, String action) {
            Optional<String> secret = site.incident().response().action(action).stream()
                    .map(it -> it.plan().event().actionType())
                    .filter(SecretFile.TYPES::contains)
                    .filter(it -> secrets.file().isEmpty())
                    .findFirst();
            return secret.map(type -> Site.refused(SecretFile.missing(type)))
                    .orElseGet(() -> told(change(site, action), site));
        }
    }

    /** {@code ir execute}. */
    @Command(name = "execute", description = "Make the changes of an approved action, evidence first.")
    static final class Execute extends MakesChanges {
        Execute(Terminal terminal) {
            super(terminal);
        }

        @Override
        ActionResult change(Site site, String action) {
            return site.person().execute(site.id(), action);
        }
    }

    /** {@code ir verify-action}. */
    @Command(name = "verify-action", description = "Read back whether the cloud is as an action left it.")
    static final class VerifyAction extends OfOneAction {
        VerifyAction(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Site site, String action) {
            List<String> differing = site.person().verify(site.id(), action, Duration.ZERO);
            return differing.isEmpty()
                    ? site.done()
                    : Site.refused("action " + action + " does not hold: " + String.join("; ", differing));
        }
    }

    /** {@code ir release}. */
    @Command(name = "release", description = "Undo an action; what somebody else has changed since is left alone.")
    static final class Release extends OfOneAction {
        Release(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Site site, String action) {
            return reason().isBlank()
                    ? Site.refused("undoing an action needs a reason; give --reason TEXT")
                    : told(site.person().release(site.id(), action, reason()), site);
        }
    }

    /** {@code ir resume}. */
    @Command(name = "resume", description = "Take up an action that stopped half way.")
    static final class Resume extends MakesChanges {
        Resume(Terminal terminal) {
            super(terminal);
        }

        @Override
        ActionResult change(Site site, String action) {
            return site.person().resume(site.id(), action);
        }
    }
}
