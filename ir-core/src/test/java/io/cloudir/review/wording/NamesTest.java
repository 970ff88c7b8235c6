package io.cloudir.review.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.review.SampleJournal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = Names.of(Incident.fold(SampleJournal.entries()));

    @Test
    void aRuleOfASignalIsNamedByItsTitleAndAnyOtherByItsId() {
        assertThat(names.actor(new Actor.Automation("detection", "aws-cloudtrail-stopped"))
                        .plain())
                .isEqualTo("detection by rule Audit logging stopped");
        assertThat(names.actor(new Actor.Automation("clock", "due")).plain()).isEqualTo("clock by rule due");
        assertThat(names.actor(new Actor.Person("security-analyst")).plain()).isEqualTo("security-analyst");
    }

    @Test
    void aChangeThatIsTakenBackIsNamedByTheCallThatMadeItAndByWhatItChanged() {
        assertThat(names.action(takenBack(List.of("rec-s2"), "cloudtrail:trail/main#logging"))
                        .plain())
                .isEqualTo("roll back of StopLogging on trail/main");
        assertThat(names.shortly(takenBack(List.of("rec-of-nobody"), "s3:bucket/data#policy", "s3:bucket/data#acl"))
                        .plain())
                .isEqualTo("roll back of changes of bucket/data");
        assertThat(names.target(takenBack(List.of("rec-s2", "rec-of-nobody"))).plain())
                .isEqualTo("StopLogging");
        assertThat(names.target(takenBack(
                                List.of("rec-s2"), "ec2:host/a#s", "ec2:host/b#s", "ec2:host/c#s", "ec2:host/d#s"))
                        .plain())
                .isEqualTo("StopLogging on host/a, host/b, host/c and 1 more");
    }

    @Test
    void whatAnyOtherActionActsUponIsNamedAsItIs() {
        ActionPlanned isolated = new ActionPlanned(
                "a-1",
                "isolate-host",
                Purpose.CONTAIN,
                Entity.of(EntityType.HOST, "i-1"),
                Digest.ZERO,
                List.of(),
                "",
                List.of(),
                List.of(),
                "why");
        assertThat(names.target(isolated).plain()).isEqualTo("host i-1");
        assertThat(Names.recordsOf(isolated)).isEmpty();
    }

    @Test
    void recordsWithASpaceInTheirIdStayWholeAndAnOlderJournalTellsThemByTheTarget() {
        ActionPlanned planned = takenBack(List.of("file one:7", "rec-s2"));
        assertThat(Names.recordsOf(planned)).containsExactly("file one:7", "rec-s2");

        ActionPlanned older = planned.takingBack(List.of());
        assertThat(older.records()).isEmpty();
        assertThat(Names.recordsOf(older)).contains("rec-s2");
    }

    private static ActionPlanned takenBack(List<String> records, String... things) {
        Containment.RollBack request = new Containment.RollBack(records);
        return new ActionPlanned(
                        "a-1",
                        request.type(),
                        Purpose.CONTAIN,
                        request.target(),
                        Digest.ZERO,
                        Stream.of(things)
                                .map(thing -> new Change("do", "undo", thing, "before", "after", ""))
                                .toList(),
                        "",
                        List.of(),
                        List.of(),
                        "why")
                .takingBack(request.recordIds());
    }
}
