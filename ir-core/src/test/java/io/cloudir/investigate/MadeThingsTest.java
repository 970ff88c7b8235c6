package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What suspects made themselves, and lost nobody anything with. */
class MadeThingsTest {
    private static final Activity MADE = trail(1, "CreateTrail");
    private static final Activity DELETED = trail(2, "DeleteTrail");

    private static Activity trail(int minute, String call) {
        return Exercise.record(minute, "cloudtrail", call, "{\"name\":\"own\"}", "null");
    }

    @Test
    void whatSuspectsMadeTheyMayDelete() {
        assertThat(MadeThings.of(List.of(DELETED, MADE), any -> true).holds(DELETED.summary()))
                .isTrue();
    }

    @Test
    void whatNoRecordSaysThatTheyMadeWasThereBefore() {
        assertThat(MadeThings.of(List.of(DELETED), any -> true).holds(DELETED.summary()))
                .isFalse();
    }

    @Test
    void whatSomebodyElseMadeIsNotTheirs() {
        assertThat(MadeThings.of(List.of(MADE, DELETED), DELETED::equals).holds(DELETED.summary()))
                .isFalse();
    }

    @Test
    void whatSomebodyElseMadeAnewAfterThemIsLostAsRecordsSay() {
        Activity again = trail(3, "CreateTrail");
        Activity lost = trail(4, "DeleteTrail");
        MadeThings things = MadeThings.of(List.of(MADE, DELETED, again, lost), Set.of(MADE, DELETED, lost)::contains);

        assertThat(things.holds(DELETED.summary())).isTrue();
        assertThat(things.holds(lost.summary())).isFalse();
    }

    @Test
    void whatSomebodyElseMadeAnewIsLostAlsoIfNoRecordSaysSo() {
        Activity lost = trail(4, "DeleteTrail");

        assertThat(MadeThings.of(List.of(MADE, DELETED, lost), any -> true).holds(lost.summary()))
                .isFalse();
    }

    @Test
    void aHostThatIsTerminatedTwiceIsStillTheirs() {
        Activity run = Exercise.record(
                1, "ec2", "RunInstances", "null", "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0abc\"}]}}");
        String host = "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0abc\"}]}}";
        Activity first = Exercise.record(2, "ec2", "TerminateInstances", host, "null");
        Activity second = Exercise.record(3, "ec2", "TerminateInstances", host, "null");

        assertThat(MadeThings.of(List.of(run, first, second), any -> true).holds(second.summary()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CreateVpc      | {"vpc":{"vpcId":"x-0abc"}} | DeleteVpc           | {"vpcId":"x-0abc"}
                    CreateSnapshot | {"snapshotId":"x-0abc"}    | DeleteSnapshot      | {"snapshotId":"x-0abc"}
                    CopySnapshot   | {"snapshotId":"x-0abc"}    | DeleteSnapshot      | {"snapshotId":"x-0abc"}
                    CreateImage    | {"imageId":"x-0abc"}       | DeregisterImage     | {"imageId":"x-0abc"}
                    CreateVolume   | {"volumeId":"x-0abc"}      | DeleteVolume        | {"volumeId":"x-0abc"}
                    """)
    void whatTheCloudGaveAnIdIsTheirsByThatId(String makes, String answer, String deletes, String named) {
        Activity made = Exercise.record(1, "ec2", makes, "null", answer);
        Activity deleted = Exercise.record(2, "ec2", deletes, named, "null");

        assertThat(MadeThings.of(List.of(made, deleted), any -> true).holds(deleted.summary()))
                .isTrue();
        assertThat(MadeThings.of(List.of(deleted), any -> true).holds(deleted.summary()))
                .isFalse();
    }

    @Test
    void whatWasDeletedAtTheTimeAtWhichItsNameWasGivenAgainWasThereBefore() {
        Activity same = trail(1, "DeleteTrail");

        assertThat(MadeThings.of(List.of(MADE, same), any -> true).holds(same.summary()))
                .isFalse();
    }
}
