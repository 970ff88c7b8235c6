package io.cloudir.telemetry;

import static io.cloudir.telemetry.SampleTrail.document;
import static io.cloudir.telemetry.SampleTrail.gzip;
import static io.cloudir.telemetry.SampleTrail.id;
import static io.cloudir.telemetry.SampleTrail.lines;
import static io.cloudir.telemetry.SampleTrail.record;
import static io.cloudir.telemetry.SampleTrail.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damage of every kind, at seeded places: reading ends, throws nothing, and loses no more than it must. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutationTest {
    private static final int RECORDS = 12;
    private static final int ROUNDS = 200;

    private enum Damage {
        FLIP {
            @Override
            byte[] apply(byte[] log, int at, SplittableRandom random) {
                byte[] damaged = log.clone();
                damaged[at] ^= (byte) (1 << random.nextInt(8));
                return damaged;
            }
        },
        REPLACE {
            @Override
            byte[] apply(byte[] log, int at, SplittableRandom random) {
                byte[] damaged = log.clone();
                damaged[at] = TELLING[random.nextInt(TELLING.length)];
                return damaged;
            }
        },
        INSERT {
            @Override
            byte[] apply(byte[] log, int at, SplittableRandom random) {
                byte[] damaged = Arrays.copyOf(log, log.length + 1);
                System.arraycopy(log, at, damaged, at + 1, log.length - at);
                damaged[at] = TELLING[random.nextInt(TELLING.length)];
                return damaged;
            }
        },
        REMOVE {
            @Override
            byte[] apply(byte[] log, int at, SplittableRandom random) {
                byte[] damaged = Arrays.copyOf(log, log.length - 1);
                System.arraycopy(log, at + 1, damaged, at, damaged.length - at);
                return damaged;
            }
        };

        private static final byte[] TELLING = utf8("{}[]\",:\\ \n\r\t\u0000x0-e\u00E9");

        abstract byte[] apply(byte[] log, int at, SplittableRandom random);
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedLineCostsNoOtherLine(Damage damage) {
        byte[] log = utf8(lines(0, RECORDS));
        int lineLength = record(0).length() + 1;
        SplittableRandom random = new SplittableRandom(damage.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            // The first line decides how a log is laid out; it is damaged in the other tests.
            int at = random.nextInt(lineLength, log.length);
            int line = at / lineLength;

            Collected read = read(damage.apply(log, at, random));

            // Without its newline a line is one with the next.
            List<Integer> lost = at % lineLength == lineLength - 1 ? List.of(line, line + 1) : List.of(line);
            assertThat(read.ids())
                    .as("%s at byte %d", damage, at)
                    .containsAll(IntStream.range(0, RECORDS)
                            .filter(number -> !lost.contains(number))
                            .mapToObj(SampleTrail::id)
                            .toList());
            assertHarmless(read);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedMemberCostsAtMostItsNeighbour(Damage damage) {
        byte[] log = utf8(document(0, RECORDS));
        int header = "{\"Records\":[".length();
        int length = record(0).length() + 1;
        SplittableRandom random = new SplittableRandom(100 + damage.name().hashCode());
        int reported = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int at = random.nextInt(header + length, log.length - length);
            int member = (at - header) / length;

            Collected read = read(damage.apply(log, at, random));

            List<String> expected = new ArrayList<>(
                    IntStream.range(0, RECORDS).mapToObj(SampleTrail::id).toList());
            expected.remove(id(member));
            expected.remove(id(member + 1));
            assertThat(read.ids()).as("%s at byte %d", damage, at).containsAll(expected);
            assertHarmless(read);
            reported += read.malformed.isEmpty() ? 0 : 1;
        }
        assertThat(reported).isGreaterThan(ROUNDS / 10);
    }

    @RepeatedTest(4)
    void noPrefixOfALogThrows(RepetitionInfo repetition) {
        List<byte[]> logs = List.of(
                utf8(document(0, 3)),
                utf8(lines(0, 3)),
                gzip(document(0, 3)),
                gzip(lines(0, 3).replace(",", ",\n")));
        byte[] log = logs.get(repetition.getCurrentRepetition() - 1);
        for (int length = 0; length < log.length; length += 3) {
            assertHarmless(read(Arrays.copyOf(log, length)));
        }
    }

    @RepeatedTest(4)
    void manyDamagesAtOnceThrowNothing(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(1000 + repetition.getCurrentRepetition());
        List<byte[]> logs = List.of(
                utf8(document(0, 5)),
                utf8(lines(0, 5)),
                gzip(document(0, 5)),
                utf8("[" + record(0).replace(",", ",\n") + "]" + document(1, 4)));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] log = logs.get(random.nextInt(logs.size()));
            int damages = random.nextInt(1, 30);
            for (int number = 0; number < damages; number++) {
                Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
                log = damage.apply(log, random.nextInt(log.length), random);
            }
            assertHarmless(read(log));
        }
    }

    private static Collected read(byte[] log) {
        return Collected.of(log, LogSource.AUTO, ReadLimits.DEFAULT);
    }

    private static void assertHarmless(Collected read) {
        assertThat(read.complaints())
                .allMatch(complaint -> complaint.length() < 400)
                .allMatch(complaint -> complaint.codePoints().allMatch(Text::isPrintable));
    }
}
