package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.cloudir.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A part of a plan that exists is right by itself, whoever made it. */
class StrictPartsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> ANY = List.of(ApprovalRule.ANY);
    private static final List<String> NOBODY = List.of();

    @ParameterizedTest
    @MethodSource("wrong")
    void aPartThatCannotWorkIsRefusedWithTheReason(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                part(
                        "a person whom nobody can reach",
                        () -> new Person("lead", "Lead", List.of(), Optional.empty()),
                        "the person 'lead' has no contact; give at least one"),
                part(
                        "a role without holders",
                        () -> new Role("lead", "Lead", Team.SECURITY, NOBODY, ""),
                        "nobody holds the role 'lead'; name at least one person"),
                part(
                        "a duty that nobody does",
                        () -> new Assignment(NOBODY, "lead", NOBODY, NOBODY),
                        "no role is responsible for the duty; name at least one"),
                part(
                        "an actor without a role",
                        () -> new ExerciseActor("lead-one", NOBODY),
                        "'lead-one' plays no role; name at least one"),
                part(
                        "an escalation at once",
                        () -> new EscalationStep(Duration.ZERO, "lead", "pager"),
                        "the time before an escalation step is PT0S; give it more than nothing"),
                part(
                        "evidence that is kept for less than nothing",
                        () -> new EvidencePolicy(Duration.ofDays(-1), "lead", NOBODY),
                        "the retention of evidence is PT-24H; give it more than nothing"),
                part(
                        "a review before recovery ends",
                        () -> new ResponseTargets(HOUR, HOUR, HOUR, HOUR, 0),
                        "the review is due after 0 business days; give at least 1"),
                part(
                        "a target of nothing",
                        () -> new ResponseTargets(HOUR, HOUR, Duration.ZERO, HOUR, 5),
                        "the time to contain is PT0S; give it more than nothing"),
                part(
                        "a greatest radius of nothing",
                        () -> new Safeguards(List.of(), List.of(), List.of(), 0),
                        "the greatest radius of an action is 0; give at least 1"),
                part(
                        "a rule without actions",
                        () -> rule(NOBODY, Severity.LOW, Severity.HIGH, 1, ApprovalMode.NEVER),
                        "an approval rule without actions; name some, or * for any"),
                part(
                        "a rule for no severity",
                        () -> rule(ANY, Severity.HIGH, Severity.LOW, 1, ApprovalMode.NEVER),
                        "no severity is both at least high and at most low; exchange them"),
                part(
                        "a rule for no radius",
                        () -> rule(ANY, Severity.LOW, Severity.HIGH, 0, ApprovalMode.NEVER),
                        "an action that reaches 0 things at most reaches none; give at least 1, or Integer.MAX_VALUE for"
                                + " any number"),
                part(
                        "an approval that nobody can give",
                        () -> rule(ANY, Severity.LOW, Severity.HIGH, 1, ApprovalMode.ONE_PERSON),
                        "approval by one-person without approvers; name the roles that may approve"));
    }

    private static ApprovalRule rule(
            List<String> actions, Severity from, Severity upTo, int maxRadius, ApprovalMode mode) {
        return new ApprovalRule(actions, from, upTo, maxRadius, mode, NOBODY, HOUR);
    }

    private static Arguments part(String name, ThrowingCallable making, String message) {
        return argumentSet(name, making, message);
    }
}
