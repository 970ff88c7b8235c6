package io.cloudir.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.severity.FactorScore.Basis;
import io.cloudir.severity.json.SeverityJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityModelTest {
    private static final SeverityOverride TO_LOW =
            new SeverityOverride(Severity.LOW, "incident-commander", "a drill that was announced");

    private final SeverityModel model = SeverityJson.shippedModel();

    @ParameterizedTest
    @CsvSource({
        "ROOT_TAKEOVER,CRITICAL",
        "ADMINISTRATOR_TAKEOVER,CRITICAL",
        "DATA_EXFILTRATED,CRITICAL",
        "PRODUCTION_HIT,CRITICAL",
        "SEVERAL_ACCOUNTS,CRITICAL",
        "PERSISTENCE,HIGH",
        "LATERAL_MOVEMENT,HIGH",
        "PUBLIC_CREDENTIALS,HIGH"
    })
    void aFactLiftsTheSeverityToItsFloor(String fact, Severity floor) {
        Assessment assessment = model.assess(SeverityFacts.unknown().with(new IncidentFact(fact)));

        assertThat(assessment.severity()).isEqualTo(floor);
        assertThat(assessment.decision().code()).isEqualTo("floor:" + fact);
        assertThat(assessment.floors()).containsExactly(new IncidentFact(fact));
        assertThat(assessment.band()).isEqualTo("Low");
    }

    @Test
    void theHighestFloorDecidesAndAllAreNamed() {
        Assessment assessment = model.assess(SeverityFacts.unknown()
                .with(IncidentFact.PERSISTENCE)
                .with(IncidentFact.SEVERAL_ACCOUNTS)
                .with(IncidentFact.ROOT_TAKEOVER));

        assertThat(assessment.decision()).isEqualTo(new Decision.Floor(IncidentFact.ROOT_TAKEOVER));
        assertThat(assessment.floors())
                .containsExactly(IncidentFact.ROOT_TAKEOVER, IncidentFact.SEVERAL_ACCOUNTS, IncidentFact.PERSISTENCE);
    }

    @Test
    void aFloorNeverLowers() {
        Assessment assessment = model.assess(worst().with(IncidentFact.PERSISTENCE));

        assertThat(assessment.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(assessment.decision()).isEqualTo(new Decision.Score());
    }

    @Test
    void aGroundAndAReasonLowerByOneLevel() {
        SeverityFacts facts = worst().with(IncidentFact.NON_PRODUCTION)
                .with(IncidentFact.NON_SENSITIVE)
                .with(IncidentFact.ACCESS_EXPIRED)
                .with(IncidentFact.NO_PERSISTENCE);

        assertThat(model.assess(facts).severity()).isEqualTo(Severity.CRITICAL);
        Assessment lowered = model.assess(facts.with(new LoweringRequest("a sandbox")));
        assertThat(lowered.severity()).isEqualTo(Severity.HIGH);
        assertThat(lowered.notes())
                .containsExactly("lowered one level from CRITICAL on the ground LIMITED_SCOPE: a sandbox");
    }

    @Test
    void aReasonWithoutAGroundLowersNothingAndTheGroundsAreNamed() {
        Assessment assessment = model.assess(worst().with(IncidentFact.NON_PRODUCTION)
                .with(IncidentFact.ACCESS_EXPIRED)
                .with(IncidentFact.NO_PERSISTENCE)
                .with(IncidentFact.PERSISTENCE)
                .with(new LoweringRequest("it looks harmless")));

        assertThat(assessment.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(assessment.notes())
                .containsExactly(
                        "not lowered, since no ground holds (LIMITED_SCOPE needs [NON_PRODUCTION, NON_SENSITIVE]"
                                + " without any of [PRODUCTION_HIT, DATA_EXFILTRATED]; EXPIRED_ACCESS needs [ACCESS_EXPIRED,"
                                + " NO_PERSISTENCE] without any of [PERSISTENCE]): it looks harmless");
    }

    @Test
    void loweringStopsAtAFloor() {
        Assessment assessment = model.assess(worst().with(IncidentFact.NON_PRODUCTION)
                .with(IncidentFact.NON_SENSITIVE)
                .with(IncidentFact.ROOT_TAKEOVER)
                .with(new LoweringRequest("a sandbox")));

        assertThat(assessment.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(assessment.decision().code()).isEqualTo("floor:ROOT_TAKEOVER");
        assertThat(assessment.notes())
                .containsExactly(
                        "not lowered on the ground LIMITED_SCOPE, since the floor of ROOT_TAKEOVER holds: a sandbox");
    }

    @Test
    void anOverrideGoesBelowAFloorAndTheComputedValueStays() {
        Assessment assessment = model.assess(
                SeverityFacts.unknown().with(IncidentFact.ROOT_TAKEOVER).with(TO_LOW));

        assertThat(assessment.severity()).isEqualTo(Severity.LOW);
        assertThat(assessment.priority()).isEqualTo(Priority.P2);
        assertThat(assessment.decision().code()).isEqualTo("override");
        assertThat(assessment.computed()).isEqualTo(Severity.CRITICAL);
        assertThat(assessment.computedBy().code()).isEqualTo("floor:ROOT_TAKEOVER");
        assertThat(assessment.notes())
                .containsExactly("LOW is the decision of incident-commander, against CRITICAL by floor:ROOT_TAKEOVER: "
                        + "a drill that was announced");
        assertThat(assessment.counterfactuals())
                .extracting(Counterfactual::condition)
                .containsExactly("the override was withdrawn");
    }

    @Test
    void anOverrideNeedsAPersonAndAReason() {
        assertThatThrownBy(() -> new SeverityOverride(Severity.LOW, " ", "why"))
                .hasMessage("the person who overrides the severity is blank; name who answers for it");
        assertThatThrownBy(() -> new SeverityOverride(Severity.LOW, "who", ""))
                .hasMessage("the reason for overriding the severity is blank; say why it differs");
        assertThatThrownBy(() -> new LoweringRequest("\t"))
                .hasMessage("the reason for lowering the severity is blank; say why it is lower");
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL,P1,P1", "HIGH,P1,P2", "MEDIUM,P2,P3", "LOW,P2,P4", "INFORMATIONAL,P3,P4"})
    void priorityFollowsSeverityAndAnUnknownActorCountsAsActive(Severity severity, Priority active, Priority inactive) {
        SeverityFacts facts = SeverityFacts.unknown().with(new SeverityOverride(severity, "lead", "exercise"));

        assertThat(model.assess(facts.with(ActorActivity.ACTIVE)).priority()).isEqualTo(active);
        assertThat(model.assess(facts.with(ActorActivity.UNKNOWN)).priority()).isEqualTo(active);
        assertThat(model.assess(facts.with(ActorActivity.INACTIVE)).priority()).isEqualTo(inactive);
    }

    @Test
    void theImpactStandsInForAnUnknownFactor() {
        Assessment assessment = model.assess(SeverityFacts.unknown().with(ImpactCategory.FUNCTIONAL, "HIGH"));

        FactorScore factor = assessment.factors().get(0);
        assertThat(factor.option()).isEqualTo("DENIAL_OF_CRITICAL_LOSS_OF_CONTROL");
        assertThat(factor.basis()).isEqualTo(Basis.IMPACT);
        assertThat(factor.value()).isEqualByComparingTo("100");
        assertThat(assessment.notes())
                .containsExactly("functionalImpact is unknown; functional impact HIGH stands in as "
                        + "DENIAL_OF_CRITICAL_LOSS_OF_CONTROL");
    }

    @Test
    void aStatedFactorWinsOverTheImpactAndADisagreementIsNamed() {
        SeverityFacts facts = SeverityFacts.unknown().with(Factor.FUNCTIONAL_IMPACT, "NO_IMPACT");

        Assessment agreeing = model.assess(facts.with(ImpactCategory.FUNCTIONAL, "NONE"));
        Assessment disagreeing = model.assess(facts.with(ImpactCategory.FUNCTIONAL, "HIGH"));

        assertThat(agreeing.notes()).isEmpty();
        assertThat(disagreeing.score()).isEqualTo(agreeing.score());
        assertThat(disagreeing.notes())
                .containsExactly("functional impact HIGH disagrees with functionalImpact NO_IMPACT; the factor counted,"
                        + " being the finer of the two: correct whichever is wrong");
    }

    @Test
    void aliasesMeanTheSameAsTheIdTheyStandFor() {
        Assessment assessment = model.assess(SeverityFacts.unknown()
                .with(new IncidentFact("MULTIPLE_ACCOUNTS"))
                .with(Factor.FUNCTIONAL_IMPACT, "LOSS_OF_CONTROL"));

        assertThat(assessment.decision().code()).isEqualTo("floor:SEVERAL_ACCOUNTS");
        assertThat(assessment.factors().get(0).option()).isEqualTo("DENIAL_OF_CRITICAL_LOSS_OF_CONTROL");
    }

    @Test
    void wordsThatTheModelDoesNotKnowAreRefused() {
        SeverityFacts unknown = SeverityFacts.unknown();

        assertThatThrownBy(() -> model.assess(unknown.with(Factor.RECOVERABILITY, "EASY")))
                .hasMessage("unknown option 'EASY' of recoverability; use one of "
                        + "[REGULAR, SUPPLEMENTED, EXTENDED, NOT_RECOVERABLE] or UNKNOWN");
        assertThatThrownBy(() -> model.assess(unknown.with(ImpactCategory.RECOVERABILITY, "EASY")))
                .hasMessage("unknown recoverability impact 'EASY'; use one of "
                        + "[REGULAR, SUPPLEMENTED, EXTENDED, NOT_RECOVERABLE, UNKNOWN]");
        assertThatThrownBy(() -> model.assess(unknown.with(new IncidentFact("ALIENS"))))
                .hasMessageStartingWith("unknown fact ALIENS; the model nciss-cloud 1.1.0 knows [ROOT_TAKEOVER, ");
        assertThatThrownBy(() -> new IncidentFact("root takeover"))
                .hasMessage("not the id of a fact: 'root takeover'; expected 1 to 64 of A-Z, 0-9 and _, "
                        + "beginning with a letter");
    }

    @Test
    void counterfactualsNameTheNearestChangeUpAndDown() {
        // 41.463 is Low; each point of weight * value is worth 100 / 3075.
        // Down to below 35: 199 points, functional impact gives 210 at most. Up to 50: 263 points.
        Assessment assessment = model.assess(SeverityFacts.unknown());

        assertThat(assessment.counterfactuals())
                .extracting(found -> found.condition() + " -> " + found.severity())
                .startsWith(
                        "functionalImpact was NO_IMPACT, not UNKNOWN -> INFORMATIONAL",
                        "functionalImpact was DENIAL_OF_CRITICAL_LOSS_OF_CONTROL, not UNKNOWN -> MEDIUM",
                        "observedActivity was NONE, not UNKNOWN -> INFORMATIONAL",
                        "observedActivity was EFFECT, not UNKNOWN -> MEDIUM")
                .contains("ROOT_TAKEOVER was so -> CRITICAL", "PUBLIC_CREDENTIALS was so -> HIGH");
    }

    @Test
    void whatNoUnknownFactorCanDoAloneAllOfThemMayDoTogether() {
        // 41.463 with nothing known; 51.220 once the effect is seen, from 16.260 to 100.
        Assessment assessment = model.assess(SeverityFacts.unknown().with(Factor.OBSERVED_ACTIVITY, "EFFECT"));

        assertThat(assessment.counterfactuals())
                .extracting(found -> found.condition() + " -> " + found.severity())
                .contains(
                        "all 7 unknown factors were at their least -> INFORMATIONAL",
                        "all 7 unknown factors were at their worst -> CRITICAL");
    }

    @Test
    void floorsThatHoldTogetherAreTakenAwayTogether() {
        Assessment assessment = model.assess(SeverityFacts.unknown()
                .with(IncidentFact.DATA_EXFILTRATED)
                .with(IncidentFact.PERSISTENCE)
                .with(IncidentFact.ROOT_TAKEOVER));

        assertThat(assessment.counterfactuals())
                .extracting(found -> found.condition() + " -> " + found.severity())
                .containsExactly("ROOT_TAKEOVER and DATA_EXFILTRATED were not so -> HIGH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNKNOWN  | LOW is P2 while the actor may be at work, which is assumed until it is known; else P4",
                "ACTIVE   | LOW is P2 while the actor is at work, else P4",
                "INACTIVE | LOW is P4 since the actor is no longer at work; it would be P2 otherwise"
            })
    void thePrioritySaysWhatItTakesTheActorFor(ActorActivity actor, String reason) {
        assertThat(model.assess(SeverityFacts.unknown().with(actor)).priorityReason())
                .isEqualTo(reason);
    }

    @Test
    void aPriorityThatTheActorCannotChangeSaysSo() {
        assertThat(model.assess(SeverityFacts.unknown().with(IncidentFact.ROOT_TAKEOVER))
                        .priorityReason())
                .isEqualTo("CRITICAL is P1 whether or not the actor is still at work");
    }

    private SeverityFacts worst() {
        SeverityFacts facts = SeverityFacts.unknown();
        for (SeverityTable.FactorRow row : model.table().factors()) {
            String worst = row.options().get(row.options().size() - 1).id();
            facts = facts.with(row.factor(), worst);
        }
        return facts;
    }
}
