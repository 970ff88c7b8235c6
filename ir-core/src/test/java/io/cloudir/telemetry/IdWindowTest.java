package io.cloudir.telemetry;

import static io.cloudir.telemetry.IdWindow.Met.AGAIN;
import static io.cloudir.telemetry.IdWindow.Met.NEW;
import static io.cloudir.telemetry.IdWindow.Met.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdWindowTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000, 1025, 5000})
    void itAnswersAsAPlainListOfTheLatestRecordsWould(int capacity) {
        SplittableRandom random = new SplittableRandom(capacity);
        IdWindow window = new IdWindow(capacity);
        PlainList plain = new PlainList(capacity);
        for (int step = 0; step < 40_000; step++) {
            String id = "id" + random.nextLong(2L * capacity);
            String content = id + " says " + random.nextInt(3);

            assertThat(window.add(id, identity(content))).isEqualTo(plain.add(id, content));
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
                String id = "id" + random.nextLong(2L * capacity);
                byte[] content = identity(id + random.nextInt(3));
                assertThat(next.add(id, content)).isEqualTo(window.add(id, content));
            }
            assertThat(next.seen()).isEqualTo(window.seen());
            window = next;
        }
    }

    @Test
    void aSmallerWindowTakesTheLatestOfALargerOne() {
        IdWindow large = new IdWindow(10);
        for (int id = 0; id < 10; id++) {
            large.add("id" + id, identity("x" + id));
        }
        IdWindow small = new IdWindow(3);
        small.addAll(large.seen());

        assertThat(small.seen().size()).isEqualTo(3);
        assertThat(small.add("id7", identity("x7"))).isEqualTo(AGAIN);
        assertThat(small.add("id6", identity("x6"))).isEqualTo(NEW);
    }

    @Test
    void aCopyIsKnownAlsoWhenTheFirstRecordOfItsIdIsForgotten() {
        IdWindow window = new IdWindow(2);
        assertThat(window.add("id", identity("first"))).isEqualTo(NEW);
        assertThat(window.add("id", identity("second"))).isEqualTo(OTHER);
        assertThat(window.add("more", identity("more"))).isEqualTo(NEW);

        assertThat(window.add("id", identity("second"))).isEqualTo(AGAIN);
    }

    @Test
    void aRecordWithoutAnIdIsNewOrACopy() {
        IdWindow window = new IdWindow(2);

        assertThat(window.add(identity("one"))).isEqualTo(NEW);
        assertThat(window.add(identity("two"))).isEqualTo(NEW);
        assertThat(window.add(identity("one"))).isEqualTo(AGAIN);
    }

    @Test
    void itTakesTwentyFourBytesARecord() {
        IdWindow window = new IdWindow(2);
        window.add("id", identity("first"));
        window.add("id", identity("second"));

        assertThat(window.seen().keys()).hasSize(2 * SeenRecords.KEY_BYTES).hasSize(48);
    }

    private static byte[] identity(String content) {
        return Digest.sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Says what the window should say, by the texts themselves. */
    private static final class PlainList {
        private final int capacity;
        /** The content of a record, and the id that it was the first to bear; empty if it was not. */
        private final Map<String, String> records = new LinkedHashMap<>();

        private final Set<String> ids = new HashSet<>();

        PlainList(int capacity) {
            this.capacity = capacity;
        }

        IdWindow.Met add(String id, String content) {
            if (records.containsKey(content)) {
                return AGAIN;
            }
            boolean isNew = !ids.contains(id);
            if (records.size() == capacity) {
                ids.remove(records.remove(records.keySet().iterator().next()));
            }
            records.put(content, isNew ? id : "");
            if (isNew) {
                ids.add(id);
            }
            return isNew ? NEW : OTHER;
        }
    }
}
