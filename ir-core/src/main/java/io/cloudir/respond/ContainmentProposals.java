package io.cloudir.respond;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.investigate.ChangedThing;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.InvestigationResult;
import io.cloudir.investigate.MadeThings;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Derives what limits the damage: sight first, then what cuts the actor off, then what cuts off hosts, code and networks,
 * and last what takes back the changes: all of one thing at once, the thing that changed last first.
 */
final class ContainmentProposals {
    private static final Set<Trigger> HOST_TRIGGERS = Set.of(Trigger.MALWARE, Trigger.ABNORMAL_TRAFFIC);
    private static final Set<String> CODE_CHANGES =
            Set.of("UpdateFunctionCode", "CreateFunction", "UpdateFunctionConfiguration", "PublishLayerVersion");

    private final IncidentFacts facts;
    private final Circumstances circumstances;
    private final Proposals.Draft draft;
    private final List<Suspect> suspects;
    private final List<Activity> deeds;

    private ContainmentProposals(IncidentFacts facts, Circumstances circumstances, Proposals.Draft draft) {
        this.facts = facts;
        this.circumstances = circumstances;
        this.draft = draft;
        this.suspects = facts.suspects();
        this.deeds = facts.deeds();
    }

    static Proposals of(IncidentFacts facts, Circumstances circumstances, Proposals.Draft draft) {
        ContainmentProposals own = new ContainmentProposals(facts, circumstances, draft);
        List<ProposalRule> inOrder = List.of(
                any -> own.rollBack(true),
                // An identity has room for two keys: one that the attacker made would leave none for the successor.
                any -> own.madeKeysOfCriticalSystems(),
                new KeyRotations(facts, circumstances),
                any -> own.keys(),
                any -> own.identities(),
                any -> own.roles(),
                new RoleRestrictions(facts, circumstances),
                new PasswordResets(facts, circumstances),
                new SecondFactors(facts, circumstances),
                any -> own.hosts(),
                any -> own.functions(),
                new ServiceStops(facts, circumstances),
                any -> own.addresses(),
                new ApplicationScreens(facts, circumstances),
                new RegionBlocks(facts, circumstances),
                any -> own.rollBack(false),
                new SharedCopies(facts),
                new DoubtfulIdentities(facts));
        inOrder.forEach(rule -> rule.propose(draft));
        return draft.done();
    }

    private void rollBack(boolean silencing) {
        changed(silencing).forEach(this::takeBack);
    }

    private void madeKeysOfCriticalSystems() {
        if (suspects.stream().anyMatch(suspect -> systemOf(suspect).isPresent())) {
            changed(false).stream()
                    .filter(thing -> thing.records().stream()
                            .anyMatch(record -> record.call().name().equals("CreateAccessKey")))
                    .forEach(this::takeBack);
        }
    }

    private Optional<String> systemOf(Suspect suspect) {
        return circumstances.criticalSystemOf(List.of(suspect.principal()));
    }

    private void takeBack(ChangedThing thing) {
        draft.propose(thing.rollBack(), whyTakenBack(thing), thing.recordIds());
    }

    private List<ChangedThing> changed(boolean silencing) {
        Set<String> actors = suspects.stream().map(Suspect::principal).collect(Collectors.toSet());
        MadeThings made = MadeThings.of(
                facts.cited(),
                activity -> activity.head()
                        .principal()
                        .filter(it -> actors.contains(it.id()))
                        .isPresent());
        List<CitedRecord> changes = facts.records().stream()
                .filter(CitedRecord::succeeded)
                .filter(record -> !record.call().isRead())
                // What blinds is taken back alone: before a trail was made there was no sight either. What blinds only
                // what suspects made themselves belongs to its making, and may come to nothing with it.
                .filter(record -> (record.call().silences() && !made.holds(record.summary())) == silencing)
                .filter(record -> silencing || actors.contains(record.summary().actor()))
                .toList();
        return ChangedThing.newestFirst(changes, facts.cited());
    }

    private static String whyTakenBack(ChangedThing thing) {
        RecordSummary first = thing.records().get(0).summary();
        RecordSummary last = thing.records().get(thing.records().size() - 1).summary();
        String who = thing.records().stream()
                .map(record -> Text.printable(record.summary().actor()))
                .distinct()
                .collect(Collectors.joining(", "));
        return "Take back " + thing.calls() + " by " + who
                + (thing.records().size() == 1
                        ? " at " + first.time()
                        : " (" + thing.records().size() + " records from " + first.time() + " to " + last.time() + ")")
                + (thing.silences() ? ": it made the account's watchers blind." : ".");
    }

    private void keys() {
        Map<String, List<String>> uses = new HashMap<>();
        deeds.forEach(deed -> uses.computeIfAbsent(deed.head().accessKey(), unseen -> new ArrayList<>())
                .add(deed.id()));
        Map<String, String> systems = new HashMap<>();
        suspects.forEach(suspect -> systemOf(suspect)
                .ifPresent(system -> IncidentFacts.by(suspect, deeds)
                        .forEach(deed -> systems.put(deed.head().accessKey(), system))));
        Set<String> proposed = new HashSet<>();
        for (Activity deed : deeds) {
            String key = deed.head().accessKey();
            if (systems.containsKey(key)) {
                leaveOn(key, systems);
            } else if (IncidentFacts.isLongTerm(key) && proposed.add(key)) {
                draft.propose(
                        new Containment.DeactivateKey(key),
                        "Key " + Text.printable(key) + " was used by "
                                + deed.head()
                                        .principal()
                                        .map(it -> Text.printable(it.id()))
                                        .orElse("a suspect")
                                + " for what signals rest on.",
                        uses.getOrDefault(key, List.of()));
            }
        }
        for (Recorded<SignalAttached> signal : severe()) {
            Entity entity = signal.event().entity();
            if (entity.type() == EntityType.ACCESS_KEY
                    && !systems.containsKey(entity.id())
                    && IncidentFacts.isLongTerm(entity.id())) {
                draft.propose(
                        new Containment.DeactivateKey(entity.id()),
                        "Signal about key " + Text.printable(entity.id()) + ": "
                                + signal.event().ruleTitle(),
                        idsOf(signal));
            }
        }
    }

    /** A rotation may be refused, and then nothing but this key keeps the system going. */
    private void leaveOn(String key, Map<String, String> systems) {
        if (IncidentFacts.isLongTerm(key)) {
            draft.leave(
                    TaskKind.RESPONSE,
                    Entity.of(EntityType.ACCESS_KEY, key),
                    "Turn key " + Text.printable(key) + " off as soon as "
                            + Text.printable(systems.getOrDefault(key, ""))
                            + " goes on with its successor, or at once if it may stand still.",
                    "the response plan names its identity part of a critical system, and the key may not have been"
                            + " replaced");
        }
    }

    private void identities() {
        for (Suspect suspect : suspects) {
            String name = Text.printable(suspect.principal());
            if (suspect.isRoot()) {
                draft.leave(leftOfRoot(suspect));
                continue;
            }
            Optional<String> system = systemOf(suspect);
            if (!suspect.isRole() && system.isPresent()) {
                revoke(suspect.principal(), "it did what signals rest on.", suspect.records());
                draft.leave(leftOfCritical(suspect, system.get()));
            } else if (!suspect.isRole()) {
                draft.propose(
                        new Containment.SuspendIdentity(suspect.principal()),
                        name + " did " + Text.count(suspect.records().size(), "thing") + " that signals rest on.",
                        suspect.records());
            }
        }
    }

    static LeftOut leftOfRoot(Suspect suspect) {
        return new LeftOut(
                TaskKind.RESPONSE,
                suspect.entity(),
                "Change the password and the second factor of " + Text.printable(suspect.principal())
                        + " and delete its access keys.",
                "nobody but its owner can restrain the root user of an account");
    }

    static LeftOut leftOfCritical(Suspect suspect, String system) {
        return new LeftOut(
                TaskKind.RESPONSE,
                suspect.entity(),
                "Decide whether " + Text.printable(suspect.principal()) + " is suspended, which stops "
                        + Text.printable(system) + ".",
                "the response plan names it part of a critical system; its keys are replaced and its sessions"
                        + " are cut off instead");
    }

    private void roles() {
        for (Suspect suspect : suspects) {
            if (suspect.isRole()) {
                revoke(suspect.principal(), "its sessions did what signals rest on.", suspect.records());
            }
        }
        facts.incident().detection().findings().stream()
                .filter(finding -> finding.event().step().equals(InvestigationResult.ASSUMED_ROLES))
                .forEach(finding -> finding.event()
                        .entities()
                        .forEach(role -> revoke(
                                role.id(),
                                "a suspect assumed it.",
                                finding.event().recordIds())));
    }

    private void revoke(String role, String why, List<String> records) {
        draft.propose(
                new Containment.RevokeSessions(role, facts.now()),
                "Cut off the sessions of " + Text.printable(role) + ": " + why,
                records);
    }

    private void hosts() {
        String label = facts.incident().id().value();
        for (Recorded<SignalAttached> signal : severe()) {
            Entity entity = signal.event().entity();
            if (entity.type() == EntityType.HOST
                    && HOST_TRIGGERS.contains(signal.event().trigger())) {
                draft.propose(
                        new Containment.IsolateHost(entity.id(), label),
                        "Signal about host " + Text.printable(entity.id()) + ": "
                                + signal.event().ruleTitle(),
                        idsOf(signal));
            }
        }
        for (Activity deed : deeds) {
            if (IncidentFacts.nameOf(deed).equals("RunInstances")) {
                IncidentFacts.texts(deed, "responseElements.instancesSet.items.instanceId")
                        .forEach(host -> draft.propose(
                                new Containment.IsolateHost(host, label),
                                "Host " + Text.printable(host) + " was started by a suspect.",
                                List.of(deed.id())));
            }
        }
    }

    private void functions() {
        for (Activity deed : deeds) {
            if (CODE_CHANGES.contains(IncidentFacts.nameOf(deed))) {
                IncidentFacts.texts(deed, "requestParameters.functionName")
                        .forEach(function -> draft.propose(
                                new Containment.DisableApplication(function),
                                "A suspect changed what function " + Text.printable(function) + " runs.",
                                List.of(deed.id())));
            }
        }
    }

    private void addresses() {
        Set<String> actors = suspects.stream().map(Suspect::principal).collect(Collectors.toSet());
        Set<String> shared = new TreeSet<>();
        facts.records().stream()
                .map(CitedRecord::summary)
                .filter(record -> !record.actor().isBlank() && !actors.contains(record.actor()))
                .forEach(record -> shared.add(record.address()));
        for (Suspect suspect : suspects) {
            for (String address : suspect.addresses()) {
                if (!Containment.BlockAddress.isBlockable(address)) {
                    continue;
                }
                ChangeRequest block = new Containment.BlockAddress(address);
                if (shared.contains(address)) {
                    draft.leave(
                            TaskKind.RESPONSE,
                            block.target(),
                            "Decide whether address " + address + " is to be blocked.",
                            "identities that are no suspects act from there too");
                } else {
                    draft.propose(
                            block,
                            Text.printable(suspect.principal()) + " acted from " + address + ".",
                            recordsFrom(address));
                }
            }
        }
    }

    private List<String> recordsFrom(String address) {
        return facts.records().stream()
                .filter(record -> record.summary().address().equals(address))
                .map(CitedRecord::id)
                .toList();
    }

    private List<Recorded<SignalAttached>> severe() {
        List<Recorded<SignalAttached>> severe =
                new ArrayList<>(facts.incident().detection().signals());
        severe.removeIf(signal -> !signal.event().level().atLeast(Severity.HIGH));
        return severe;
    }

    private static List<String> idsOf(Recorded<SignalAttached> signal) {
        return signal.event().records().stream().map(RecordSummary::id).toList();
    }
}
