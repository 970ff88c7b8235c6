package io.cloudir.incident.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.testing.SettableClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaltSourceTest {
    private static final IncidentId INCIDENT = new IncidentId("ir-0a1b2c3d4e5f");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static byte[] journal(JournalSettings settings) {
        JournalStore store = MemoryJournalStore.open("acme", settings);
        store.appendFacts(INCIDENT, List.of(Draft.of(new NoteAdded("n"), NOW, new Actor.Person("responder"))));
        return store.export(INCIDENT);
    }

    @Test
    void aReplayWritesTheSameBytes() {
        JournalSettings settings = JournalSettings.reproducible(new SettableClock(NOW));
        assertThat(journal(settings)).isEqualTo(journal(settings));
    }

    @Test
    void saltsOfRealIncidentsCannotBeForeseen() {
        JournalSettings settings = JournalSettings.secure(new SettableClock(NOW), new SecureRandom());
        assertThat(journal(settings)).isNotEqualTo(journal(settings));
    }

    @Test
    void derivedSaltsDifferByPositionAndPayload() {
        SaltSource salts = SaltSource.derived();
        String salt = salts.salt(INCIDENT, 1, new byte[] {1});
        assertThat(salt).matches("[0-9a-f]{32}");
        assertThat(salts.salt(INCIDENT, 2, new byte[] {1})).isNotEqualTo(salt);
        assertThat(salts.salt(INCIDENT, 1, new byte[] {2})).isNotEqualTo(salt);
    }

    @Test
    void aSourceThatGivesNoSaltIsRefused() {
        JournalSettings settings =
                new JournalSettings(new SettableClock(NOW), (incident, seq, payload) -> "salt", warning -> {});
        assertThatThrownBy(() -> journal(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 lower-case hexadecimal digits");
    }
}
