package io.cloudir.plan;

import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Trigger;
import io.cloudir.plan.document.AppliedRegimeDocument;
import io.cloudir.plan.document.ContactDocument;
import io.cloudir.plan.document.LegalRegimeDocument;
import io.cloudir.plan.document.ObligationDocument;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.PlaybookDocument;
import io.cloudir.plan.document.ScenarioDocument;
import io.cloudir.plan.document.TargetsDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the strict plan of a document that has no faults. */
final class PlanMaker {
    private static final Duration WATCH = Duration.ofDays(14);
    private static final int WATCH_SENSITIVITY = 2;
    private static final Duration FIXES_DUE = Duration.ofDays(30);

    private PlanMaker() {}

    static ResponsePlan make(PlanDocument plan, Digest digest) {
        return new ResponsePlan(
                digest,
                plan.organisation(),
                new BusinessCalendar(
                        ZoneId.of(plan.calendar().zone()),
                        plan.calendar().holidays().stream()
                                .map(LocalDate::parse)
                                .collect(Collectors.toSet())),
                people(plan),
                roles(plan),
                duties(plan),
                targets(plan),
                Catalogue.scenarios(plan).stream().map(PlanMaker::scenario).toList(),
                playbooks(plan),
                PolicyMaker.communication(plan.communication()),
                PolicyMaker.escalation(plan.escalation()),
                PolicyMaker.evidence(plan.evidence()),
                PolicyMaker.approval(plan.approval()),
                plan.authority().map(PolicyMaker::authority).orElse(Authority.OPEN),
                plan.erasure().map(PolicyMaker::erasure).orElse(ErasurePolicy.NOBODY),
                PolicyMaker.safeguards(plan.safeguards()),
                plan.criticalSystems().stream()
                        .map(system -> new CriticalSystem(system.name(), PolicyMaker.patterns(system.resources())))
                        .toList(),
                accounts(plan.productionAccounts()),
                legal(plan),
                plan.monitoring().stream()
                        .map(source -> new MonitoringSource(
                                source.id(),
                                source.name(),
                                source.kind(),
                                accounts(source.accounts()),
                                Lengths.of(source.retention()),
                                source.owner(),
                                source.mapping()))
                        .toList(),
                plan.channels().stream()
                        .map(channel -> new Channel(
                                channel.id(),
                                channel.name(),
                                channel.kind(),
                                channel.via(),
                                channel.address(),
                                channel.secret()))
                        .toList(),
                plan.externalContacts().stream()
                        .map(outside -> new ExternalContact(
                                outside.id(),
                                outside.name(),
                                outside.kind(),
                                contacts(outside.contacts()),
                                outside.engage(),
                                outside.owner(),
                                severity(outside.from(), Severity.INFORMATIONAL),
                                outside.scenarios()))
                        .toList(),
                plan.toolkits().stream()
                        .map(kit -> new Toolkit(kit.id(), kit.name(), kit.kind(), kit.where(), kit.use()))
                        .toList(),
                Lengths.of(plan.watch(), WATCH),
                plan.watchSensitivity() == 0 ? WATCH_SENSITIVITY : plan.watchSensitivity(),
                Lengths.of(plan.fixesDue(), FIXES_DUE),
                plan.gates().stream()
                        .map(gate -> new CustomGate(
                                gate.name(),
                                !gate.leaving().isEmpty(),
                                gate.leaving() + gate.entering(),
                                gate.metBy(),
                                gate.attesters()))
                        .toList(),
                plan.statuses(),
                plan.exercise().stream()
                        .map(actor -> new ExerciseActor(actor.person(), actor.roles()))
                        .toList(),
                SuppressionMaker.of(plan.suppressions()));
    }

    private static List<Person> people(PlanDocument plan) {
        return plan.people().stream()
                .map(person -> new Person(
                        person.id(),
                        person.name(),
                        contacts(person.contacts()),
                        Optional.of(person.timeZone())
                                .filter(zone -> !zone.isEmpty())
                                .map(ZoneId::of)))
                .toList();
    }

    private static List<Role> roles(PlanDocument plan) {
        return plan.roles().stream()
                .map(role -> new Role(
                        role.id(), role.title(), constant(Team.class, role.team()), role.holders(), role.does()))
                .toList();
    }

    private static Map<Duty, Assignment> duties(PlanDocument plan) {
        Map<Duty, Assignment> duties = new EnumMap<>(Duty.class);
        plan.duties()
                .forEach((duty, who) -> duties.put(
                        constant(Duty.class, duty),
                        new Assignment(who.responsible(), who.accountable(), who.consulted(), who.informed())));
        return duties;
    }

    private static Map<Priority, ResponseTargets> targets(PlanDocument plan) {
        Map<Priority, ResponseTargets> targets = new EnumMap<>(Priority.class);
        plan.targets().forEach((priority, soon) -> targets.put(Priority.valueOf(priority), targets(soon)));
        return targets;
    }

    private static ResponseTargets targets(TargetsDocument soon) {
        return new ResponseTargets(
                Lengths.of(soon.acknowledge()),
                Lengths.of(soon.update()),
                Lengths.of(soon.contain()),
                Lengths.of(soon.recover()),
                soon.reviewBusinessDays());
    }

    private static Scenario scenario(ScenarioDocument scenario) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                Category.ofCode(scenario.category()),
                scenario.summary(),
                scenario.triggers().stream().map(Trigger::valueOf).toList(),
                scenario.tactics(),
                scenario.techniques().stream().map(Technique::new).toList(),
                scenario.severityFactors(),
                scenario.severityFacts(),
                scenario.playbook(),
                scenario.containment().isEmpty()
                        ? Containment.ASK_FIRST
                        : constant(Containment.class, scenario.containment()));
    }

    private static List<Playbook> playbooks(PlanDocument plan) {
        List<Playbook> all = new ArrayList<>();
        Catalogue.playbooks().forEach(id -> all.add(new Playbook(id, "")));
        for (PlaybookDocument own : plan.playbooks()) {
            all.removeIf(shipped -> shipped.id().equals(own.id()));
            all.add(new Playbook(own.id(), own.where()));
        }
        return all;
    }

    private static List<AppliedRegime> legal(PlanDocument plan) {
        Map<String, LegalRegimeDocument> regimes = Catalogue.regimes(plan);
        return plan.legal().stream().map(applied -> applied(applied, regimes)).toList();
    }

    private static AppliedRegime applied(AppliedRegimeDocument applied, Map<String, LegalRegimeDocument> regimes) {
        LegalRegimeDocument regime = regimes.get(applied.regime());
        if (regime == null) {
            throw new IllegalArgumentException("unknown legal regime " + applied.regime());
        }
        return new AppliedRegime(regime(regime), applied.owner(), applied.contact());
    }

    private static LegalRegime regime(LegalRegimeDocument regime) {
        return new LegalRegime(
                regime.id(),
                regime.title(),
                regime.jurisdiction(),
                regime.source(),
                regime.note(),
                regime.events().stream()
                        .map(event -> new LegalEvent(event.id(), event.means()))
                        .toList(),
                regime.obligations().stream().map(PlanMaker::obligation).toList());
    }

    private static LegalObligation obligation(ObligationDocument due) {
        return new LegalObligation(
                due.id(),
                due.title(),
                due.to(),
                due.after(),
                LegalPeriod.of(due.within()),
                due.notLaterThan().map(cap -> new LegalObligation.Cap(cap.after(), LegalPeriod.of(cap.within()))),
                due.condition());
    }

    private static List<Contact> contacts(List<ContactDocument> contacts) {
        return contacts.stream()
                .map(contact -> new Contact(contact.kind(), contact.value()))
                .toList();
    }

    static List<CloudAccount> accounts(List<String> accounts) {
        return accounts.stream()
                .map(account -> account.split(":", 2))
                .map(parts -> new CloudAccount(Cloud.ofCode(parts[0]), parts[1]))
                .toList();
    }

    static Severity severity(String code, Severity otherwise) {
        return code.isEmpty() ? otherwise : Severity.ofCode(code);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
