package io.cloudir.review.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.review.PostMortem;
import io.cloudir.review.markdown.MarkdownReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Samples.USER is the user {@code backup} of the account that the signal names. */
class ScopeSectionTest {
    private static final Entity BARE = Entity.of(EntityType.RESOURCE, "backup");

    private static String report(Entity... affected) {
        TestJournal journal = TestJournal.opened("scope")
                .add(
                        Samples.signal("s1", Samples.USER, TestJournal.START),
                        new ScopeEstablished("All of it.", List.of(affected), true, false));
        return MarkdownReport.render(PostMortem.of(journal.entries()));
    }

    @Test
    void anIdentityThatIsAlsoNamedWithoutItsAccountIsToldOnceByItsArn() {
        assertThat(report(BARE))
                .contains(
                        "| Principal | `arn:aws:iam::123456789012:user/backup` · also named as a resource, without its"
                                + " account | **affected** | 1 |")
                .doesNotContain("| Resource | `backup` |");
    }

    @Test
    void aNameThatTwoIdentitiesHaveIsToldByItself() {
        Entity role = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:role/backup");

        assertThat(report(BARE, role)).contains("| Resource | `backup` | **affected** | 0 |");
    }

    @Test
    void aNameOfAnIdentityInAnotherAccountIsToldByItself() {
        Entity foreign = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::210987654321:user/other");

        assertThat(report(Entity.of(EntityType.RESOURCE, "other"), foreign))
                .contains("| Resource | `other` | **affected** | 0 |");
    }
}
