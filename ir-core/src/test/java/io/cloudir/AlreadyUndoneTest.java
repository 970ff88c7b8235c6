package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.simulated.record.CallerIdentity;
import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.review.PostMortem;
import io.cloudir.review.markdown.MarkdownReport;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody made and took back himself leaves nothing to contain, and the report says so. */
class AlreadyUndoneTest {
    private static final String ACCOUNT = "123456789012";
    private static final String NEW_KEY = "AKIAI44QH8DHBEXAMPLE";

    private final List<String> records = new ArrayList<>();

    private void happens(String service, String action, Map<String, Object> asked, Map<String, Object> answered) {
        TrailRecord record = TrailRecord.of(service, action)
                .by(CallerIdentity.ofUser(ACCOUNT, "operator", "AKIAIOSFODNN7EXAMPLE"))
                .from("198.51.100.7", "aws-cli/2.15.0")
                .in(ACCOUNT, "eu-central-1")
                .at(Scene.NOON.plusSeconds(60L * records.size()))
                .asking(asked)
                .answering(answered);
        records.add(TrailRecord.json(record.write("record-" + records.size())));
    }

    private void aKeyIsMadeForSomebody() {
        happens(
                "iam",
                "CreateAccessKey",
                Map.of("userName", "colleague"),
                Map.of("accessKey", Map.of("accessKeyId", NEW_KEY, "status", "Active", "userName", "colleague")));
    }

    private Scene played() {
        happens("cloudtrail", "StopLogging", Map.of("name", "main"), Map.of());
        List<Activity> known = Scene.parse(records);
        Scene scene = Scene.exerciseOn(known);
        Scene.detect(known).forEach(detection -> {
            scene.clock.moveTo(detection.signal().time());
            scene.response.place(detection);
        });
        scene.clock.passes(Duration.ofMinutes(5));
        new Exercise(scene.response, scene.clock::passes, Duration.ofMinutes(2))
                .play(scene.only().id());
        return scene;
    }

    private static List<String> undone(Incident incident) {
        return incident.detection().findings().stream()
                .map(Recorded::event)
                .filter(finding -> finding.step().equals(FindingRecorded.UNDONE))
                .map(FindingRecorded::statement)
                .toList();
    }

    @Test
    void aKeyThatWasMadeAndDeletedIsToldToBeUndone() {
        aKeyIsMadeForSomebody();
        happens("iam", "DeleteAccessKey", Map.of("userName", "colleague", "accessKeyId", NEW_KEY), Map.of());

        Scene scene = played();

        assertThat(undone(scene.only()))
                .singleElement()
                .asString()
                .contains("CreateAccessKey")
                .endsWith(
                        "Nothing was left of it when the response came to it: it had been undone, or had changed nothing.");
        assertThat(MarkdownReport.render(
                        PostMortem.of(scene.store.read(scene.only().id(), 0))))
                .contains("*Undone before the response came to it: here nothing was left to contain*")
                .contains("1 suspicious change had left nothing to undo when the response came to it.");
    }

    @Test
    void aKeyThatIsStillThereIsNot() {
        aKeyIsMadeForSomebody();

        assertThat(undone(played().only())).isEmpty();
    }

    @Test
    void whatAnActionOfTheResponseTookBackIsNot() {
        happens("iam", "CreateUser", Map.of("userName", "operator"), Map.of());
        happens(
                "iam",
                "CreateAccessKey",
                Map.of("userName", "operator"),
                Map.of("accessKey", Map.of("accessKeyId", NEW_KEY, "status", "Active", "userName", "operator")));

        assertThat(undone(played().only())).isEmpty();
    }

    @Test
    void playingAgainTellsItOnce() {
        aKeyIsMadeForSomebody();
        happens("iam", "DeleteAccessKey", Map.of("userName", "colleague", "accessKeyId", NEW_KEY), Map.of());
        Scene scene = played();
        long version = scene.only().version();

        new Exercise(scene.response, scene.clock::passes, Duration.ofMinutes(2))
                .play(scene.only().id());

        assertThat(scene.only().version()).isEqualTo(version);
    }
}
