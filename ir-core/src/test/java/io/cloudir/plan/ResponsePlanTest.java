package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.model.Actor;
import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Fault;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Trigger;
import io.cloudir.severity.SeverityModel;
import io.cloudir.severity.json.SeverityJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResponsePlanTest {
    private static final ResponsePlan PLAN = ResponsePlan.example();

    @Test
    void theExampleHasNoFaults() {
        assertThat(ExampleText.whole().faults()).isEmpty();
    }

    @Test
    void aPlanKnowsTheDigestOfItsDocument() {
        assertThat(PLAN.digest()).isEqualTo(Digest.of(ExampleText.whole().bytes()));
    }

    @Test
    void holdersOfARoleComeInTheOrderInWhichTheyAreCalled() {
        assertThat(PLAN.holders("incident-commander"))
                .extracting(Person::id)
                .containsExactly("commander-one", "commander-two");
        assertThat(PLAN.holders("nobody")).isEmpty();
        assertThat(PLAN.holds("commander-two", "incident-commander")).isTrue();
        assertThat(PLAN.holds("analyst-one", "incident-commander")).isFalse();
        assertThat(PLAN.holds("commander-one", "nobody")).isFalse();
    }

    @Test
    void aPlanThatNamesNoRolesLetsEverybodyAttestExecuteAndValidate() {
        ResponsePlan free = ExampleText.whole()
                .with(
                        "authority:\n  executors: [platform-engineer]\n  validators: [platform-engineer, service-owner]\n",
                        "")
                .with("    attesters: [service-owner]\n", "")
                .plan();

        assertThat(free.authority()).isEqualTo(Authority.OPEN);
        assertThat(free.gate("service-owner-agrees"))
                .hasValueSatisfying(gate -> assertThat(gate.attesters()).isEmpty());
        assertThat(PLAN.authority())
                .isEqualTo(new Authority(List.of("platform-engineer"), List.of("platform-engineer", "service-owner")));
        assertThat(PLAN.gate("service-owner-agrees"))
                .hasValueSatisfying(gate -> assertThat(gate.attesters()).containsExactly("service-owner"));
    }

    @Test
    void aPersonWhomThePlanDoesNotKnowIsDoubted() {
        assertThat(PLAN.doubtAbout(new Actor.Person("comander-one")))
                .hasValue("the plan has no person 'comander-one'; did you mean 'commander-one'?");
        assertThat(PLAN.doubtAbout(new Actor.Person("commander-one"))).isEmpty();
        assertThat(PLAN.doubtAbout(new Actor.Automation("detection", "rule"))).isEmpty();
    }

    @Test
    void eachPartIsFoundByItsId() {
        assertThat(PLAN.person("commander-two")).map(Person::zone).contains(Optional.of(ZoneId.of("America/New_York")));
        assertThat(PLAN.person("stranger")).isEmpty();
        assertThat(PLAN.channel("pager")).map(Channel::secret).contains("PAGER_ROUTING_KEY");
        assertThat(PLAN.scenario("malware")).map(Scenario::category).contains(Category.MALWARE);
        assertThat(PLAN.assignmentOf(Duty.RECOVERING).accountable()).isEqualTo("service-owner");
        assertThat(PLAN.targetsOf(Priority.P1).acknowledge()).isEqualTo(Duration.ofMinutes(15));
        assertThat(PLAN.watch()).isEqualTo(Duration.ofDays(14));
        assertThat(PLAN.watchSensitivity()).isEqualTo(2);
        assertThat(PLAN.exerciseActors("platform-engineer"))
                .extracting(Person::id)
                .containsExactly("engineer-one", "engineer-two");
    }

    @Test
    void whatIsCriticalAndWhatIsProductionIsKnownByName() {
        assertThat(PLAN.criticalSystemOf("arn:aws:rds:eu-west-3:123456789012:db:customers-eu"))
                .map(CriticalSystem::name)
                .contains("Customer database");
        assertThat(PLAN.criticalSystemOf("arn:aws:rds:eu-west-3:111122223333:db:customers-eu"))
                .isEmpty();
        assertThat(PLAN.isProduction(new CloudAccount(Cloud.AWS, "123456789012")))
                .isTrue();
        assertThat(PLAN.isProduction(new CloudAccount(Cloud.AWS, "111122223333")))
                .isFalse();
    }

    @Test
    void aRoleOfACriticalSystemIsKnownWithoutThePathThatItsSessionsLeaveOut() {
        CriticalSystem payments = new CriticalSystem(
                "Payments", List.of(new ResourcePattern("arn:aws:iam::123456789012:role/svc/payments")));

        assertThat(payments.includes("arn:aws:iam::123456789012:role/payments")).isTrue();
        assertThat(payments.includes("arn:aws:iam::123456789012:role/orders")).isFalse();
    }

    @Test
    void theScenarioThatTechniquesPointToBeatsTheOneThatTriggersPointTo() {
        assertThat(PLAN.scenarioFor(List.of(Trigger.MALWARE), List.of(new Technique("T1562.008"))))
                .map(Scenario::id)
                .contains("defense-evasion");
        assertThat(PLAN.scenarioFor(List.of(Trigger.MALWARE), List.of()))
                .map(Scenario::id)
                .contains("malware");
        assertThat(PLAN.scenarioFor(List.of(), List.of(new Technique("T9999")))).isEmpty();
    }

    @Test
    void theShippedCatalogueCoversEveryCategoryAndTrigger() {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        PLAN.scenarios().forEach(scenario -> {
            categories.add(scenario.category());
            triggers.addAll(scenario.triggers());
        });

        assertThat(categories).containsAll(EnumSet.complementOf(EnumSet.of(Category.OTHER)));
        // RULE stands for every rule of a user's own: a scenario that claimed it would be opened by all of them.
        assertThat(triggers).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Trigger.RULE)));
        assertThat(PLAN.scenarios())
                .extracting(Scenario::id)
                .doesNotHaveDuplicates()
                .hasSize(11);
    }

    @Test
    void aPlanChangesAShippedScenarioAndInheritsTheRest() {
        Scenario insider = PLAN.scenario("insider-threat").orElseThrow();

        assertThat(insider.containment()).isEqualTo(Containment.ASK_FIRST);
        assertThat(insider.title()).isEqualTo("Insider threat");
        assertThat(insider.playbook()).isEqualTo("insider-threat");
        assertThat(PLAN.playbooks())
                .extracting(Playbook::id)
                .contains("insider-threat", "customer-export")
                .hasSize(11);
    }

    @Test
    void theFirstApprovalRuleThatFitsDecides() {
        ApprovalPolicy approval = PLAN.approval();

        assertThat(approval.decide("deactivate-key", Severity.HIGH, 1).mode()).isEqualTo(ApprovalMode.AUTOMATIC);
        assertThat(approval.decide("deactivate-key", Severity.MEDIUM, 1).mode()).isEqualTo(ApprovalMode.ONE_PERSON);
        assertThat(approval.decide("deactivate-key", Severity.HIGH, 4).mode()).isEqualTo(ApprovalMode.ONE_PERSON);
        assertThat(approval.decide("deactivate-key", Severity.HIGH, 6).mode()).isEqualTo(ApprovalMode.TWO_PERSON);
        assertThat(approval.decide("block-region", Severity.CRITICAL, 1).mode()).isEqualTo(ApprovalMode.NEVER);
        assertThat(approval.decide("unheard-of", Severity.LOW, 1).approvers())
                .containsExactly("incident-commander", "platform-engineer", "service-owner");
    }

    @Test
    void aPolicyThatLeavesAGapCannotBeMade() {
        ApprovalRule high = new ApprovalRule(
                List.of("*"), Severity.HIGH, Severity.CRITICAL, 5, ApprovalMode.NEVER, List.of(), Duration.ofHours(1));

        assertThatThrownBy(() -> new ApprovalPolicy(List.of(high), false, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the last approval rule does not fit every action; end with one for * without limits of "
                        + "severity or radius");
    }

    @Test
    void whatIsGuardedIsRefusedWithTheReason() {
        Safeguards safeguards = PLAN.safeguards();

        assertThat(safeguards.refusal("arn:aws:iam::123456789012:role/break-glass"))
                .contains("it is an identity kept for emergencies");
        assertThat(safeguards.refusal("arn:aws:sts::123456789012:assumed-role/incident-responder/run-7"))
                .contains("it is an identity that the library itself acts as");
        assertThat(safeguards.refusal("arn:aws:s3:::example-evidence-eu")).contains("The evidence store.");
        assertThat(safeguards.refusal("arn:aws:iam::123456789012:role/break-glassy"))
                .isEmpty();
    }

    @Test
    void externalContactsConcernTheirScenariosFromTheirSeverityOn() {
        ExternalContact police = PLAN.externalContacts().get(2);

        assertThat(police.concerns("malware", Severity.HIGH)).isTrue();
        assertThat(police.concerns("malware", Severity.MEDIUM)).isFalse();
        assertThat(police.concerns("service-outage", Severity.CRITICAL)).isFalse();
        assertThat(PLAN.externalContacts().get(4).concerns("service-outage", Severity.CRITICAL))
                .isTrue();
    }

    @Test
    void clocksOfEveryShippedRegimeStartAtSomethingThatCanHappen() {
        ExampleText all = ExampleText.whole();
        for (String id : List.of(
                "uk-gdpr", "dora", "cra", "sec-8k", "hipaa", "circia", "ai-act", "pipeda", "au-ndb", "ccpa",
                "pci-dss")) {
            all = all.with("legal:\n", "legal:\n  - {regime: " + id + ", owner: service-owner}\n");
        }
        for (AppliedRegime applied : all.plan().legal()) {
            Set<String> moments = new HashSet<>();
            applied.regime().events().forEach(event -> moments.add(event.id()));
            for (LegalObligation due : applied.regime().obligations()) {
                assertThat(moments).contains(due.after());
                due.cap().ifPresent(cap -> assertThat(moments).contains(cap.after()));
                assertThat(moments.add(due.id())).isTrue();
            }
        }
    }

    @Test
    void aPatternFitsExactlyWhatItsPiecesFit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 5_000; round++) {
            String pattern = "a" + word(random, "ab*", 6);
            String name = word(random, "ab", 8);
            // The same meaning, as a regular expression over a harmless alphabet.
            boolean expected = name.matches(pattern.replace("*", ".*"));
            assertThat(new ResourcePattern(pattern).matches(name))
                    .as("%s on %s", pattern, name)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPlanThatNamesWhatItDoesNotHaveCannotBeMade() {
        assertThatThrownBy(() -> with(List.of(PLAN.people().get(0)), PLAN.statuses()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "role 'incident-commander' names the person 'commander-two', which the plan does"
                                + " not have; role 'security-analyst' names the person 'analyst-one', which")
                .hasMessageEndingWith("; add what is missing, or name what is there");
        assertThatThrownBy(() -> with(twice(PLAN.people()), PLAN.statuses()))
                .hasMessage("the person 'commander-one' is there twice; add what is missing, or name what is there");
    }

    @Test
    void aPlanCannotBeChangedFromOutside() {
        List<String> names = new ArrayList<>(List.of("containing"));
        ResponsePlan plan = with(PLAN.people(), Map.of("mitigating", names));
        names.add("smuggled in");

        assertThat(plan.statuses()).containsEntry("mitigating", List.of("containing"));
    }

    @Test
    void everyShippedScenarioCanBeJudgedByTheShippedModel() {
        assertThat(PLAN.unknownTo(SeverityJson.shippedModel())).isEmpty();
    }

    @Test
    void aPlanMayBeReadForASeverityModelOfItsOwn() {
        String words = new String(SeverityJson.shippedModelFile(), StandardCharsets.UTF_8)
                .replace(
                        "facts:\n",
                        "facts:\n  - {id: SAFETY_AT_RISK, floor: CRITICAL, title: People may come to harm}\n");
        SeverityModel own = SeverityJson.readModel("own", words.getBytes(StandardCharsets.UTF_8));
        byte[] document = ExampleText.whole()
                .with("severityFacts: [DATA_EXFILTRATED]", "severityFacts: [SAFETY_AT_RISK]")
                .bytes();

        ResponsePlan plan = ResponsePlan.read("plan", document, own);

        assertThat(ResponsePlan.check(document)).extracting(Fault::code).containsExactly("unknown-severity-fact");
        assertThat(ResponsePlan.check(document, own)).isEmpty();
        assertThat(plan.unknownTo(own)).isEmpty();
        assertThat(plan.unknownTo(SeverityJson.shippedModel()))
                .containsExactly("scenario 'leaked-customer-export' assumes the fact SAFETY_AT_RISK");
    }

    @Test
    void aPatternForEverythingCannotBeMade() {
        assertThatThrownBy(() -> new ResourcePattern("*")).hasMessageStartingWith("'*' would name too much");
    }

    private static List<Person> twice(List<Person> people) {
        return Stream.concat(people.stream(), people.stream().limit(1)).toList();
    }

    private static ResponsePlan with(List<Person> people, Map<String, List<String>> statuses) {
        return new ResponsePlan(
                PLAN.digest(),
                PLAN.organisation(),
                PLAN.calendar(),
                people,
                PLAN.roles(),
                PLAN.duties(),
                PLAN.targets(),
                PLAN.scenarios(),
                PLAN.playbooks(),
                PLAN.communication(),
                PLAN.escalation(),
                PLAN.evidence(),
                PLAN.approval(),
                PLAN.authority(),
                PLAN.erasure(),
                PLAN.safeguards(),
                PLAN.criticalSystems(),
                PLAN.productionAccounts(),
                PLAN.legal(),
                PLAN.monitoring(),
                PLAN.channels(),
                PLAN.externalContacts(),
                PLAN.toolkits(),
                PLAN.watch(),
                PLAN.watchSensitivity(),
                PLAN.fixesDue(),
                PLAN.gates(),
                statuses,
                PLAN.exercise(),
                PLAN.suppressions());
    }

    private static String word(SplittableRandom random, String letters, int atMost) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
