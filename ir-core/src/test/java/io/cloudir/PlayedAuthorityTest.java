package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Category;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who only plays a role in an exercise has its authority where nothing real is at stake, and nowhere else. */
class PlayedAuthorityTest {
    private static final Actor PLAYER = new Actor.Person("engineer-one");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ResponsePlan plan =
            ResponsePlan.read("plan.yaml", ResponsePlan.exampleText().getBytes(StandardCharsets.UTF_8));
    private final Incident exercise = exercise();

    private static Incident exercise() {
        JournalStore store =
                MemoryJournalStore.open("default", JournalSettings.reproducible(Clock.fixed(NOON, ZoneOffset.UTC)));
        IncidentId id = IncidentId.derivedFrom("played");
        IncidentOpened opened = new IncidentOpened(
                "An exercise", "account-compromise", Category.ACCOUNT_COMPROMISE, "exercise", true, Digest.ZERO);
        store.appendFacts(id, List.of(Draft.of(opened, NOON, new Actor.Automation("response", "test"))));
        return Incident.fold(store.read(id, 0));
    }

    @Test
    void whoPlaysExecutesAndValidatesWhereNothingRealIsAtStake() {
        AuthorityRule rule = new AuthorityRule(plan, exercise, true);
        assertThat(rule.objectionToExecute(PLAYER)).isEmpty();
        assertThat(rule.objectionToValidate(PLAYER)).isEmpty();
    }

    @Test
    void whoPlaysNeitherExecutesNorValidatesOnARealCloud() {
        AuthorityRule rule = new AuthorityRule(plan, exercise, false);
        assertThat(rule.objectionToExecute(PLAYER)).isPresent();
        assertThat(rule.objectionToValidate(PLAYER)).isPresent();
    }

    @Test
    void whoPlaysErasesNothingOnARealCloud() {
        Actor counsel = new Actor.Person("counsel-one");
        assertThat(new ErasureRule(plan, exercise, true).objectionToAuthorise(counsel))
                .isEmpty();
        assertThat(new ErasureRule(plan, exercise, false).objectionToAuthorise(counsel))
                .isPresent();
    }
}
