package io.cloudir.review.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Incident;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.review.SampleJournal;
import java.util.List;
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
    void aChangeThatIsTakenBackIsNamedByTheCallThatMadeIt() {
        assertThat(names.target(new Containment.RollBack("rec-s2").target()).plain())
                .isEqualTo("StopLogging (record rec-s2)");
        assertThat(names.target(new Containment.RollBack("rec-of-nobody").target())
                        .plain())
                .isEqualTo("record rec-of-nobody");
        assertThat(names.target(new Containment.RollBack(List.of("rec-s2", "rec-of-nobody")).target())
                        .plain())
                .isEqualTo("StopLogging (records rec-of-nobody, rec-s2)");
        assertThat(names.target(Entity.of(EntityType.HOST, "i-1")).plain()).isEqualTo("host i-1");
    }
}
