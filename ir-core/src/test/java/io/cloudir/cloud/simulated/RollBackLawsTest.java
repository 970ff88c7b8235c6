package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.simulated.TestAccount.execute;
import static io.cloudir.cloud.simulated.TestAccount.ref;
import static io.cloudir.cloud.simulated.TestAccount.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of taking back what several records changed, whatever others changed in between; sequences are made by a seed. */
class RollBackLawsTest {
    private static final List<String> PIECES = List.of(
            "lambda:function/f#code",
            "lambda:function/f#url-auth",
            "s3:bucket/b#policy",
            "cloudtrail:trail/main#event-selectors",
            "cloudtrail:trail/main#logging");

    private final TestAccount account = new TestAccount();
    private int records;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void executingLeadsBeforeTheFirstAndReleasingAfterTheLastWhateverTheOrderOfTheIds(long seed) {
        Random random = new Random(seed);
        for (String piece : PIECES) {
            change(piece, random.nextInt(1000, 2000));
        }
        Map<String, String> before = new TreeMap<>(read(account.cloud()));
        List<String> ids = new ArrayList<>();
        String thing = PIECES.get(random.nextInt(PIECES.size())).split("#", 2)[0];
        int last = 3 + random.nextInt(10);
        for (int at = 0; at < last; at++) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            change(piece, random.nextInt(1000));
            if (piece.startsWith(thing)) {
                ids.add("e-" + records);
            }
        }
        change(PIECES.stream().filter(it -> it.startsWith(thing)).findFirst().orElseThrow(), 2000);
        ids.add("e-" + records);
        SimulatedCloud cloud = account.cloud();
        Map<String, String> after = read(cloud);
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);

        Containment.RollBack request = new Containment.RollBack(shuffled);
        assertThat(request).isEqualTo(new Containment.RollBack(ids));
        ChangePlan plan = execute(cloud, request);

        assertThat(plan.changes()).extracting(StateChange::target).doesNotHaveDuplicates();
        TreeMap<String, String> expected = new TreeMap<>(after);
        before.forEach((piece, value) -> {
            if (piece.startsWith(thing)) {
                expected.put(piece, value);
            }
        });
        assertThat(read(cloud)).isEqualTo(expected);
        assertThat(cloud.plan(request).changes()).isEmpty();
        release(cloud, plan);
        // No call blinds a watch: what a plan says cannot be undone stays.
        plan.changes().stream()
                .filter(change -> change.inverse().isEmpty())
                .forEach(change -> after.put(change.target().toString(), change.after()));
        assertThat(read(cloud)).isEqualTo(after);
    }

    private Map<String, String> read(SimulatedCloud cloud) {
        TreeMap<String, String> state = new TreeMap<>();
        PIECES.forEach(piece -> state.put(piece, cloud.read(ref(piece))));
        return state;
    }

    private void change(String piece, int value) {
        records++;
        switch (PIECES.indexOf(piece)) {
            case 0 ->
                account.record(
                        "lambda",
                        "UpdateFunctionCode20150331v2",
                        "{\"functionName\":\"f\"}",
                        "{\"codeSha256\":\"%d\"}".formatted(value));
            case 1 ->
                account.record(
                        "lambda",
                        "UpdateFunctionUrlConfig",
                        "{\"functionName\":\"f\",\"authType\":\"%s\"}".formatted(value % 2 == 0 ? "NONE" : "AWS_IAM"),
                        "null");
            case 2 ->
                account.record(
                        "s3",
                        "PutBucketPolicy",
                        "{\"bucketName\":\"b\",\"bucketPolicy\":{\"n\":%d}}".formatted(value),
                        "null");
            case 3 ->
                account.record(
                        "cloudtrail",
                        "PutEventSelectors",
                        "{\"trailName\":\"main\",\"eventSelectors\":[{\"n\":%d}]}".formatted(value),
                        "null");
            default ->
                account.record(
                        "cloudtrail",
                        value < 1000 || value == 2000 ? "StopLogging" : "StartLogging",
                        "{\"name\":\"main\"}",
                        "null");
        }
    }
}
