package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdWindowTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000, 1025, 5000})
    void itAnswersAsAPlainListOfTheLatestIdsWould(int capacity) {
        SplittableRandom random = new SplittableRandom(capacity);
        IdWindow window = new IdWindow(capacity);
        Set<String> expected = new LinkedHashSet<>();
        for (int step = 0; step < 40_000; step++) {
            long number = random.nextLong(3L * capacity);
            String id = number % 3 == 0 ? "file:" + number : new UUID(number << 40, -number).toString();

            boolean isNew = expected.add(id);
            if (expected.size() > capacity) {
                expected.remove(expected.iterator().next());
            }

            assertThat(window.add(id)).isEqualTo(isNew);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000, 5000})
    void aWindowThatIsSavedGoesOnInAnother(int capacity) {
        SplittableRandom random = new SplittableRandom(capacity);
        IdWindow window = new IdWindow(capacity);
        for (int round = 0; round < 10; round++) {
            IdWindow next = new IdWindow(capacity);
            next.addAll(window.seen());
            assertThat(next.seen()).isEqualTo(window.seen());
            for (int step = 0; step < capacity; step++) {
                String id = "file:" + random.nextLong(2L * capacity);
                assertThat(next.add(id)).isEqualTo(window.add(id));
            }
            assertThat(next.seen()).isEqualTo(window.seen());
            window = next;
        }
    }

    @Test
    void aSmallerWindowTakesTheLatestOfALargerOne() {
        IdWindow large = new IdWindow(10);
        for (int id = 0; id < 10; id++) {
            large.add("id" + id);
        }
        IdWindow small = new IdWindow(3);
        small.addAll(large.seen());

        assertThat(small.seen().size()).isEqualTo(3);
        assertThat(small.add("id7")).isFalse();
        assertThat(small.add("id6")).isTrue();
    }

    @Test
    void idsThatLookAlikeAreTwo() {
        IdWindow window = new IdWindow(100);
        String id = "0a0b0c0d-0000-4000-8000-00000000000f";

        assertThat(window.add(id)).isTrue();
        assertThat(window.add(id.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(window.add(id.replace("-8", "+8"))).isTrue();
        assertThat(window.add(id.replace("4000-", "-4000"))).isTrue();
        assertThat(window.add(id.replace('0', '\uFF10'))).isTrue();
        assertThat(window.add("")).isTrue();
        assertThat(window.add(id)).isFalse();
        assertThat(window.add("")).isFalse();
    }
}
