package io.cloudir.plan;

import io.cloudir.document.Nearest;
import io.cloudir.model.Actor;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Priority;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import io.cloudir.severity.Factor;
import io.cloudir.severity.SeverityModel;
import io.cloudir.severity.json.SeverityJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How an organisation responds to incidents, agreed before there is one. A plan that exists is complete and agrees with
 * itself: each role that is named exists, somebody holds it and can be reached.
 *
 * @param digest digest of the document that it was read from
 * @param organisation the organisation's name
 * @param calendar its time zone and days off
 * @param people who responds
 * @param roles the roles they hold
 * @param duties who does each duty; all duties are present
 * @param targets how soon what is done, for each priority; all priorities are present
 * @param scenarios kinds of incident, the shipped ones included
 * @param playbooks playbooks that scenarios may name, the shipped ones included
 * @param communication how responders talk
 * @param escalation who is called when nobody answers, soonest first
 * @param evidence how evidence is treated
 * @param approval which action needs whose approval
 * @param authority who may execute and validate
 * @param erasure who may lift legal holds and erase
 * @param safeguards what is never changed
 * @param criticalSystems systems whose loss hurts most
 * @param productionAccounts accounts that customers depend on
 * @param legal legal regimes that the organisation is under
 * @param monitoring sources that incidents are seen in
 * @param channels ways to reach responders
 * @param externalContacts whom to engage outside
 * @param toolkits tools at hand
 * @param watch how long to watch for reoccurrence after recovery
 * @param watchSensitivity how many times lower the thresholds of rules are for what an incident is about while it is watched;
 *     1 to 100, 1 leaves them as they are
 * @param fixesDue when a long-term fix is due if nobody says otherwise, from when it is opened
 * @param gates conditions of the organisation's own
 * @param statuses names of sub-statuses, by code of the phase
 * @param exercise who plays which roles in an exercise; empty if nobody does
 * @param suppressions signals that open no incident for a while, in the order of the document
 */
public record ResponsePlan(
        Digest digest,
        String organisation,
        BusinessCalendar calendar,
        List<Person> people,
        List<Role> roles,
        Map<Duty, Assignment> duties,
        Map<Priority, ResponseTargets> targets,
        List<Scenario> scenarios,
        List<Playbook> playbooks,
        Communication communication,
        List<EscalationStep> escalation,
        EvidencePolicy evidence,
        ApprovalPolicy approval,
        Authority authority,
        ErasurePolicy erasure,
        Safeguards safeguards,
        List<CriticalSystem> criticalSystems,
        List<CloudAccount> productionAccounts,
        List<AppliedRegime> legal,
        List<MonitoringSource> monitoring,
        List<Channel> channels,
        List<ExternalContact> externalContacts,
        List<Toolkit> toolkits,
        Duration watch,
        int watchSensitivity,
        Duration fixesDue,
        List<CustomGate> gates,
        Map<String, List<String>> statuses,
        List<ExerciseActor> exercise,
        List<Suppression> suppressions) {
    public ResponsePlan {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(calendar, "calendar");
        people = List.copyOf(people);
        roles = List.copyOf(roles);
        duties = Collections.unmodifiableMap(new EnumMap<>(duties));
        targets = Collections.unmodifiableMap(new EnumMap<>(targets));
        scenarios = List.copyOf(scenarios);
        playbooks = List.copyOf(playbooks);
        Objects.requireNonNull(communication, "communication");
        escalation = List.copyOf(escalation);
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(erasure, "erasure");
        Objects.requireNonNull(safeguards, "safeguards");
        criticalSystems = List.copyOf(criticalSystems);
        productionAccounts = List.copyOf(productionAccounts);
        legal = List.copyOf(legal);
        monitoring = List.copyOf(monitoring);
        channels = List.copyOf(channels);
        externalContacts = List.copyOf(externalContacts);
        toolkits = List.copyOf(toolkits);
        Objects.requireNonNull(watch, "watch");
        Objects.requireNonNull(fixesDue, "fixesDue");
        gates = List.copyOf(gates);
        Map<String, List<String>> names = new LinkedHashMap<>();
        statuses.forEach((phase, own) -> names.put(phase, List.copyOf(own)));
        statuses = Collections.unmodifiableMap(names);
        exercise = List.copyOf(exercise);
        suppressions = List.copyOf(suppressions);
        if (duties.size() != Duty.values().length || targets.size() != Priority.values().length) {
            throw new IllegalArgumentException("a plan has every duty and every priority; got duties " + duties.keySet()
                    + " and priorities " + targets.keySet());
        }
        Lengths.requirePositive(watch, "the watch");
        if (watchSensitivity < 1 || watchSensitivity > 100) {
            throw new IllegalArgumentException(
                    "a sensitivity of " + watchSensitivity + " for the watch is not between 1 and 100");
        }
        Lengths.requirePositive(fixesDue, "the time for fixes");
        Agreement agreement = new Agreement()
                .has("person", people, Person::id)
                .has("role", roles, Role::id)
                .has("scenario", scenarios, Scenario::id)
                .has("playbook", playbooks, Playbook::id)
                .has("channel", channels, Channel::id)
                .has("external contact", externalContacts, ExternalContact::id);
        roles.forEach(role -> agreement.names("role '" + role.id() + "'", "person", role.holders()));
        duties.forEach((duty, who) -> {
            agreement.names("the duty " + duty.code(), "role", who.responsible());
            agreement.names("the duty " + duty.code(), "role", who.accountable());
            agreement.names("the duty " + duty.code(), "role", who.consulted());
            agreement.names("the duty " + duty.code(), "role", who.informed());
        });
        scenarios.forEach(it -> agreement.names("scenario '" + it.id() + "'", "playbook", it.playbook()));
        agreement.names("communication", "channel", communication.warRoom());
        communication.notices().forEach(notice -> agreement.names("a notice", "channel", notice.channel()));
        escalation.forEach(step -> {
            agreement.names("an escalation step", "role", step.role());
            agreement.names("an escalation step", "channel", step.channel());
        });
        agreement.names("evidence", "role", evidence.custodian());
        approval.rules().forEach(rule -> agreement.names("an approval rule", "role", rule.approvers()));
        agreement.names("authority", "role", authority.executors());
        agreement.names("authority", "role", authority.validators());
        gates.forEach(gate -> agreement.names("gate '" + gate.name() + "'", "role", gate.attesters()));
        legal.forEach(applied -> {
            agreement.names("regime '" + applied.regime().id() + "'", "role", applied.owner());
            if (!applied.contact().isEmpty()) {
                agreement.names("regime '" + applied.regime().id() + "'", "external contact", applied.contact());
            }
        });
        monitoring.forEach(source -> agreement.names("source '" + source.id() + "'", "role", source.owner()));
        externalContacts.forEach(outside -> {
            agreement.names("external contact '" + outside.id() + "'", "role", outside.owner());
            agreement.names("external contact '" + outside.id() + "'", "scenario", outside.scenarios());
        });
        exercise.forEach(actor -> {
            agreement.names("the exercise", "person", actor.person());
            agreement.names("the exercise", "role", actor.roles());
        });
        suppressions.forEach(it -> agreement.names("suppression '" + it.id() + "'", "person", it.by()));
        agreement.require();
    }

    /**
     * Reads a plan whose incidents the shipped severity model will judge.
     *
     * @param documentName what the person knows the document by, for messages
     * @param yamlOrJson the document, UTF-8; JSON if it begins with a brace
     * @throws FaultyDocumentException if anything is wrong with it; it carries every fault
     */
    public static ResponsePlan read(String documentName, byte[] yamlOrJson) {
        return read(documentName, yamlOrJson, SeverityJson.shippedModel());
    }

    /**
     * Reads a plan whose incidents a severity model of one's own will judge.
     *
     * @param documentName what the person knows the document by, for messages
     * @param yamlOrJson the document, UTF-8; JSON if it begins with a brace
     * @param severity knows the options and facts that scenarios may assume
     * @throws FaultyDocumentException if anything is wrong with it; it carries every fault
     */
    public static ResponsePlan read(String documentName, byte[] yamlOrJson, SeverityModel severity) {
        return PlanReader.read(documentName, yamlOrJson, severity.table());
    }

    /** Everything that is wrong with a document, in document order; empty if {@link #read(String, byte[])} reads it. */
    public static List<Fault> check(byte[] yamlOrJson) {
        return check(yamlOrJson, SeverityJson.shippedModel());
    }

    /** The same for a severity model of one's own. */
    public static List<Fault> check(byte[] yamlOrJson, SeverityModel severity) {
        return PlanReader.check(yamlOrJson, severity.table());
    }

    /**
     * What scenarios, the shipped ones included, assume and a severity model does not know, a phrase each; empty if the
     * model can judge every scenario.
     */
    public List<String> unknownTo(SeverityModel severity) {
        List<String> unknown = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            scenario.severityFactors().forEach((factor, option) -> {
                if (Factor.ofId(factor)
                        .map(severity.table()::row)
                        .filter(row -> row.knows(option))
                        .isEmpty()) {
                    unknown.add("scenario '" + scenario.id() + "' assumes " + factor + " " + option);
                }
            });
            scenario.severityFacts().stream()
                    .filter(fact -> severity.table().fact(fact).isEmpty())
                    .forEach(fact -> unknown.add("scenario '" + scenario.id() + "' assumes the fact " + fact));
        }
        return List.copyOf(unknown);
    }

    /** The example plan that ships: complete, with people for an exercise, in accounts that exist in documentation only. */
    public static ResponsePlan example() {
        return read(ShippedFiles.EXAMPLE, ShippedFiles.bytes(ShippedFiles.EXAMPLE));
    }

    /** The text of the example plan, to begin a plan of one's own from. */
    public static String exampleText() {
        return new String(ShippedFiles.bytes(ShippedFiles.EXAMPLE), StandardCharsets.UTF_8);
    }

    /** The person of that id. */
    public Optional<Person> person(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /**
     * Why an actor may not be whom they were meant to be: a person whom the plan does not know. Empty for others, and for
     * automation. A plan may lag behind an organisation, so this alone is no reason to refuse what they do.
     */
    public Optional<String> doubtAbout(Actor actor) {
        return actor instanceof Actor.Person && person(actor.id()).isEmpty()
                ? Optional.of("the plan has no person '" + Text.printable(actor.id()) + "'; "
                        + Nearest.suggestion(
                                actor.id(),
                                people.stream().map(Person::id).toList(),
                                "add them to the plan, or name one of its people"))
                : Optional.empty();
    }

    /** The role of that id. */
    public Optional<Role> role(String id) {
        return roles.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    /** The people who hold a role, the first to be called first; empty if there is no such role. */
    public List<Person> holders(String role) {
        return role(role).stream()
                .flatMap(held -> held.holders().stream())
                .flatMap(id -> person(id).stream())
                .toList();
    }

    /** Whether the person holds the role by this plan. */
    public boolean holds(String person, String role) {
        return role(role).filter(held -> held.holders().contains(person)).isPresent();
    }

    /** The gate of the organisation's own that has that name. */
    public Optional<CustomGate> gate(String name) {
        return gates.stream().filter(gate -> gate.name().equals(name)).findFirst();
    }

    /** The channel of that id. */
    public Optional<Channel> channel(String id) {
        return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    /** The scenario of that id. */
    public Optional<Scenario> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /** The scenario that signals point to most strongly, the first of equals; empty if none of them points to any. */
    public Optional<Scenario> scenarioFor(Collection<Trigger> triggers, Collection<Technique> techniques) {
        return scenarios.stream()
                .filter(scenario -> scenario.affinity(triggers, techniques) > 0)
                .reduce((best, next) ->
                        next.affinity(triggers, techniques) > best.affinity(triggers, techniques) ? next : best);
    }

    /** How soon what is done for that priority. */
    public ResponseTargets targetsOf(Priority priority) {
        return Objects.requireNonNull(targets.get(priority), "every priority is present");
    }

    /** Who does that duty. */
    public Assignment assignmentOf(Duty duty) {
        return Objects.requireNonNull(duties.get(duty), "every duty is present");
    }

    /** The people who play a role in an exercise, in the plan's order. */
    public List<Person> exerciseActors(String role) {
        return exercise.stream()
                .filter(actor -> actor.roles().contains(role))
                .flatMap(actor -> person(actor.person()).stream())
                .toList();
    }

    /** The critical system that a resource of this name belongs to. */
    public Optional<CriticalSystem> criticalSystemOf(String resource) {
        return criticalSystems.stream()
                .filter(system -> system.includes(resource))
                .findFirst();
    }

    /** Whether customers depend on the account. */
    public boolean isProduction(CloudAccount account) {
        return productionAccounts.contains(account);
    }
}
