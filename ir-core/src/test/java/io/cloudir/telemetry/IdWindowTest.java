package io.cloudir.telemetry;

import static io.cloudir.telemetry.IdWindow.Met.AGAIN;
import static io.cloudir.telemetry.IdWindow.Met.NEW;
import static io.cloudir.telemetry.IdWindow.Met.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdWindowTest {
    private static final byte[] SECRET = new byte[SeenRecords.SECRET_BYTES];
    private static final ContentHash SUMS = new ContentHash(SECRET);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000, 1025, 5000})
    void itAnswersAsAPlainListOfTheLatestRecordsWould(int capacity) {
        SplittableRandom random = new SplittableRandom(capacity);
        IdWindow window = new IdWindow(capacity);
        PlainList plain = new PlainList(capacity);
        for (int step = 0; step < 40_000; step++) {
            String id = "id" + random.nextLong(2L * capacity);
            String content = id + " says " + random.nextInt(3);

            assertThat(window.add(sum(id), identity(content))).isEqualTo(plain.add(id, content));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000, 5000})
    void aWindowThatIsSavedGoesOnInAnother(int capacity) {
        SplittableRandom random = new SplittableRandom(capacity);
        IdWindow window = new IdWindow(capacity);
        for (int round = 0; round < 10; round++) {
            IdWindow next = new IdWindow(capacity);
            next.addAll(window.seen(SECRET));
            assertThat(next.seen(SECRET)).isEqualTo(window.seen(SECRET));
            for (int step = 0; step < capacity; step++) {
                String id = "id" + random.nextLong(2L * capacity);
                long content = identity(id + random.nextInt(3));
                assertThat(next.add(sum(id), content)).isEqualTo(window.add(sum(id), content));
            }
            assertThat(next.seen(SECRET)).isEqualTo(window.seen(SECRET));
            window = next;
        }
    }

    @Test
    void aSmallerWindowTakesTheLatestOfALargerOne() {
        IdWindow large = new IdWindow(10);
        for (int id = 0; id < 10; id++) {
            large.add(sum("id" + id), identity("x" + id));
        }
        IdWindow small = new IdWindow(3);
        small.addAll(large.seen(SECRET));

        assertThat(small.seen(SECRET).size()).isEqualTo(3);
        assertThat(small.add(sum("id7"), identity("x7"))).isEqualTo(AGAIN);
        assertThat(small.add(sum("id6"), identity("x6"))).isEqualTo(NEW);
    }

    @Test
    void aCopyIsKnownAlsoWhenTheFirstRecordOfItsIdIsForgotten() {
        IdWindow window = new IdWindow(2);
        assertThat(window.add(sum("id"), identity("first"))).isEqualTo(NEW);
        assertThat(window.add(sum("id"), identity("second"))).isEqualTo(OTHER);
        assertThat(window.add(sum("more"), identity("more"))).isEqualTo(NEW);

        assertThat(window.add(sum("id"), identity("second"))).isEqualTo(AGAIN);
    }

    @Test
    void aRecordWithoutAnIdIsNewOrACopy() {
        IdWindow window = new IdWindow(2);

        assertThat(window.add(identity("one"))).isEqualTo(NEW);
        assertThat(window.add(identity("two"))).isEqualTo(NEW);
        assertThat(window.add(identity("one"))).isEqualTo(AGAIN);
    }

    @Test
    void itTakesSixteenBytesARecordBehindTheSecret() {
        IdWindow window = new IdWindow(2);
        window.add(sum("id"), identity("first"));
        window.add(sum("id"), identity("second"));

        assertThat(window.seen(SECRET).bytes()).hasSize(16 + 2 * 16);
    }

    private static long sum(String id) {
        return SUMS.text('#', id);
    }

    private static long identity(String content) {
        return SUMS.text('"', content);
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
