package io.cloudir.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be one and the same person. */
class ActorTest {
    private static final Actor.Person PERSON = new Actor.Person("commander-one");

    @ParameterizedTest
    @ValueSource(
            strings = {"commander-one", "Commander-One", "commander-one ", "commander\u00A0-one", "\uFF43ommander-one"})
    void spellingsOfOneIdMayBeOnePerson(String id) {
        assertThat(new Actor.Person(id).mayBe(PERSON)).isTrue();
    }

    @Test
    void twoIdsAreTwoPeople() {
        assertThat(new Actor.Person("commander-two").mayBe(PERSON)).isFalse();
    }
}
