package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.TimeRange;
import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suspects are followed through the sessions that they make. */
class SessionTraceTest {
    private static final Suspect MALLORY = new Suspect(Exercise.MALLORY, List.of("e-1"), List.of());

    private static List<TracedSession> trace(Suspect suspect, List<Activity> records) {
        return SessionTrace.of(List.of(suspect), records).sessions();
    }

    @Test
    void aSuspectIsFollowedThroughOneRoleToTheNext() {
        List<Activity> records = Chain.twoHops();

        assertThat(trace(MALLORY, records))
                .containsExactly(
                        new TracedSession(
                                Chain.FIRST,
                                Chain.APP,
                                "one",
                                Exercise.MALLORY,
                                Optional.empty(),
                                "AssumeRole",
                                Optional.of("e-2"),
                                1,
                                Optional.of(new TimeRange(
                                        records.get(2).time(), records.get(3).time())),
                                2,
                                List.of("e-3", "e-4")),
                        new TracedSession(
                                Chain.SECOND,
                                Chain.ADMIN,
                                "two",
                                Chain.APP,
                                Optional.of(Chain.FIRST),
                                "AssumeRole",
                                Optional.of("e-4"),
                                2,
                                Optional.of(new TimeRange(
                                        records.get(4).time(), records.get(4).time())),
                                1,
                                List.of("e-5")));
    }

    @Test
    void sessionsOfOthersAreNotFollowed() {
        List<Activity> records = List.of(
                Chain.assume(1, Chain.user("alice", "AKIAEXAMPLE2"), Chain.APP, "hers", Chain.FIRST),
                Chain.record(
                        2, Chain.session(Chain.APP, "hers", Chain.FIRST), "s3", "ListBuckets", "null", "null", ""));

        assertThat(trace(MALLORY, records)).isEmpty();
    }

    @Test
    void anAttemptThatFailedMakesNoSession() {
        Activity refused = Chain.record(
                1,
                Chain.mallory(),
                "sts",
                "AssumeRole",
                "{\"roleArn\":\"" + Chain.APP + "\",\"roleSessionName\":\"one\"}",
                "null",
                ",\"errorCode\":\"AccessDenied\"");

        assertThat(trace(MALLORY, List.of(refused))).isEmpty();
    }

    /** Whoever writes records may claim anything; each session is followed once. */
    @Test
    void recordsThatClaimACircleEndIt() {
        List<Activity> circle = List.of(
                Chain.assume(1, Chain.mallory(), Chain.APP, "one", Chain.FIRST),
                Chain.assume(2, Chain.session(Chain.APP, "one", Chain.FIRST), Chain.ADMIN, "two", Chain.SECOND),
                Chain.assume(3, Chain.session(Chain.ADMIN, "two", Chain.SECOND), Chain.APP, "one", Chain.FIRST),
                Chain.assume(4, Chain.session(Chain.ADMIN, "two", Chain.SECOND), Chain.ADMIN, "two", Chain.SECOND));

        assertThat(trace(MALLORY, circle)).extracting(TracedSession::id).containsExactly(Chain.FIRST, Chain.SECOND);
    }

    @Test
    void aRoleThatIsASuspectIsFollowedFromTheSessionsThatDidIt() {
        List<Activity> records = List.of(
                Chain.assume(1, Chain.user("alice", "AKIAEXAMPLE2"), Chain.APP, "hers", Chain.FIRST),
                Chain.record(2, Chain.session(Chain.APP, "hers", Chain.FIRST), "iam", "CreateUser", "null", "null", ""),
                Chain.record(
                        3, Chain.session(Chain.APP, "else", Chain.SECOND), "s3", "ListBuckets", "null", "null", ""));

        assertThat(trace(new Suspect(Chain.APP, List.of("e-2"), List.of()), records))
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.id()).isEqualTo(Chain.FIRST);
                    assertThat(session.madeBy()).endsWith("user/alice");
                    assertThat(session.madeRecord()).contains("e-1");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"})
    void eachWayToAssumeARoleMakesASessionOfThatRole(String call) {
        Activity made = Chain.record(
                1,
                Chain.mallory(),
                "sts",
                call,
                "{\"roleArn\":\"" + Chain.APP + "\"}",
                "{\"credentials\":{\"accessKeyId\":\"" + Chain.FIRST + "\"},\"assumedRoleUser\":"
                        + "{\"arn\":\"arn:aws:sts::123456789012:assumed-role/app/told-by-response\"}}",
                "");

        assertThat(trace(MALLORY, List.of(made))).singleElement().satisfies(session -> {
            assertThat(session.identity()).isEqualTo(Chain.APP);
            assertThat(session.name()).isEqualTo("told-by-response");
            assertThat(session.call()).isEqualTo(call);
            assertThat(session.acted()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetSessionToken", "GetFederationToken"})
    void aTemporaryTokenIsASessionOfItsOwner(String call) {
        Activity made = Chain.record(
                1,
                Chain.mallory(),
                "sts",
                call,
                "{\"name\":\"guest\"}",
                "{\"credentials\":{\"accessKeyId\":\"" + Chain.FIRST + "\"}}",
                "");
        Activity used = Chain.record(2, Chain.user("mallory", Chain.FIRST), "s3", "ListBuckets", "null", "null", "");

        assertThat(trace(MALLORY, List.of(made, used))).singleElement().satisfies(session -> {
            assertThat(session.identity()).isEqualTo(Exercise.MALLORY);
            assertThat(session.records()).containsExactly("e-2");
        });
    }

    /** Its record shows no key, so the session is known by its role and name. */
    @Test
    void aSwitchOfRolesInTheConsoleIsFollowedByTheNameOfItsSession() {
        Activity made = Chain.record(
                1,
                Chain.session(Chain.APP, "mallory", ""),
                "signin",
                "SwitchRole",
                "null",
                "{\"SwitchRole\":\"Success\"}",
                ",\"additionalEventData\":{\"SwitchFrom\":\"" + Exercise.MALLORY + "\"}");
        Activity used = Chain.record(
                2, Chain.session(Chain.APP, "mallory", Chain.FIRST), "iam", "CreateUser", "null", "null", "");

        assertThat(trace(MALLORY, List.of(made, used))).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo(Chain.APP + "/mallory");
            assertThat(session.hasKey()).isFalse();
            assertThat(session.madeBy()).isEqualTo(Exercise.MALLORY);
            assertThat(session.records()).containsExactly("e-2");
        });
    }

    @Test
    void aFloodOfSessionsIsCutAndSaysSo() {
        List<Activity> flood = new ArrayList<>();
        for (int at = 1; at <= SessionTrace.SESSIONS + 1; at++) {
            flood.add(Chain.assume(at % 60, Chain.mallory(), Chain.APP, "s" + at, "ASIAEXAMPLE" + at));
        }
        SessionTrace trace = SessionTrace.of(List.of(MALLORY), flood);

        assertThat(trace.sessions()).hasSize(SessionTrace.SESSIONS);
        assertThat(trace.cut()).isTrue();
        assertThat(SessionTrace.of(List.of(MALLORY), flood.subList(1, flood.size()))
                        .cut())
                .isFalse();
    }
}
