package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.testing.PublicData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass over the bytes of a record finds what its tree holds. */
class FieldScanTest {
    private static final JsonRecord PARSER = new JsonRecord(ReadLimits.DEFAULT);

    @Test
    void aFieldIsFoundByItsPath() {
        FieldScan scan = scan(
                "{\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"a\"},\"eventName\":\"CreateUser\"}",
                "userIdentity.arn",
                "eventName",
                "errorCode");

        assertThat(texts(scan, 0)).containsExactly("a");
        assertThat(texts(scan, 1)).containsExactly("CreateUser");
        assertThat(scan.first(2)).isEqualTo(FieldScan.NONE);
    }

    @Test
    void aPathThroughAnArrayFindsEveryMember() {
        FieldScan scan = scan("{\"a\":[{\"b\":1},[{\"b\":[2,[3]]}],4,{\"b\":null}]}", "a.b", "a");

        assertThat(texts(scan, 0)).containsExactly("1", "2", "3", "null");
        assertThat(scan.values(1))
                .extracting(FieldValue::kind)
                .containsExactly(
                        FieldValue.Kind.OBJECT, FieldValue.Kind.OBJECT, FieldValue.Kind.NUMBER, FieldValue.Kind.OBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":{\"b\":1},\"a.b\":2}", "{\"a.b\":2,\"a\":{\"b\":1}}"})
    void aKeyThatIsTheWholePathWins(String json) {
        assertThat(texts(scan(json, "a.b"), 0)).containsExactly("2");
    }

    @Test
    void aKeyThatIsTheWholePathWinsEvenIfItHoldsNothing() {
        assertThat(texts(scan("{\"a\":{\"b\":1},\"a.b\":[]}", "a.b"), 0)).isEmpty();
    }

    @Test
    void anObjectIsItsCompactJsonAndItsFieldsAreFoundToo() {
        FieldScan scan = scan("{\"a\": { \"b\" : [1, \"\\u0078\"] } }", "a", "a.b");

        assertThat(texts(scan, 0)).containsExactly("{\"b\":[1,\"x\"]}");
        assertThat(texts(scan, 1)).containsExactly("1", "x");
    }

    @Test
    void aKeyWrittenWithEscapesIsTheSameKey() {
        assertThat(texts(scan("{\"\\u0061\":{\"b\\u00e4\":7}}", "a.bä"), 0)).containsExactly("7");
    }

    @Test
    void theTextOfAPlainValueIsItsBytes() {
        FieldScan scan = scan(
                "{\"a\":\"plain\",\"b\":\"tab\\t\",\"c\":\"ä\",\"d\":12,\"e\":-0,\"f\":1.10}",
                "a",
                "b",
                "c",
                "d",
                "e",
                "f");

        assertThat(Stream.of(0, 1, 2, 3, 4, 5).map(field -> scan.isPlain(scan.first(field))))
                .containsExactly(true, false, false, true, false, false);
        assertThat(Stream.of(0, 1, 2, 3, 4, 5).map(field -> texts(scan, field).get(0)))
                .containsExactly("plain", "tab\t", "ä", "12", "0", "1.10");
    }

    @Test
    void theRecordEndsBehindItsBrace() {
        byte[] two = bytes("{\"a\":1} {\"a\":2}");
        FieldScan scan = new FieldScan(List.of(FieldPath.of("a")), ReadLimits.DEFAULT);

        assertThat(scan.scan(two, 0, two.length)).isEqualTo(7);
        assertThat(scan.scan(two, 8, two.length)).isEqualTo(two.length);
        assertThat(texts(scan, 0)).containsExactly("2");
    }

    @Test
    void aWantedKeyThatStandsTwiceIsRefused() {
        FieldScan scan = new FieldScan(List.of(FieldPath.of("a.b")), ReadLimits.DEFAULT);
        byte[] json = bytes("{\"a\":{\"b\":1,\"\\u0062\":2}}");

        assertThat(scan.scan(json, 0, json.length)).isNegative();
        assertThat(scan.fault()).contains("twice");
    }

    @Test
    void theSameKeyInTwoObjectsOfAnArrayIsNoneThatStandsTwice() {
        assertThat(texts(scan("{\"a\":[{\"b\":1},{\"b\":2}]}", "a.b"), 0)).containsExactly("1", "2");
    }

    @Test
    void aRecordIsCutOffAtTheEndOfTheBytesGivenWhateverStandsBehind() {
        byte[] json = bytes("{\"a\":\"12345678\"}");
        FieldScan scan = new FieldScan(List.of(FieldPath.of("a")), ReadLimits.DEFAULT);

        for (int to = 0; to < json.length; to++) {
            assertThat(scan.scan(json, 0, to)).as("first %d bytes", to).isNegative();
        }
    }

    @Test
    void aRecordInAnEnvelopeOrOfTextIsNotScanned() {
        FieldScan scan = new FieldScan(List.of(FieldPath.of("eventName")));
        Activity bare = Collected.of(SampleTrail.record(1)).activities.get(0);
        Activity enveloped = Collected.of("{\"detail-type\":\"x\",\"detail\":" + SampleTrail.record(1) + "}")
                .activities
                .get(0);
        Activity flow = Collected.of(bytes(SourceSamples.VPC_FLOW), LogSource.VPCFLOW, ReadLimits.DEFAULT)
                .activities
                .get(0);

        assertThat(bare.scan(scan)).isTrue();
        assertThat(bare.compact().withId("other").scan(scan)).isTrue();
        assertThat(texts(scan, 0)).containsExactly("CreateUser");
        assertThat(enveloped.scan(scan)).isFalse();
        assertThat(flow.scan(scan)).isFalse();
    }

    @Test
    void theLimitsHold() {
        ReadLimits limits = ReadLimits.DEFAULT.withMaxDepth(3).withMaxStringLength(4);
        FieldScan scan = new FieldScan(List.of(FieldPath.of("a")), limits);

        assertThat(accepts(scan, "{\"a\":[[1]]}")).isTrue();
        assertThat(accepts(scan, "{\"a\":[[{}]]}")).isFalse();
        assertThat(scan.fault()).contains("deep");
        assertThat(accepts(scan, "{\"a\":\"ääää\"}")).isTrue();
        assertThat(accepts(scan, "{\"a\":\"12345\"}")).isFalse();
        assertThat(scan.fault()).contains("too long");
    }

    @Test
    void aPathThatIsNotCutAtItsDotsIsRefused() {
        assertThatThrownBy(() -> new FieldScan(List.of(new FieldPath("a.b", List.of("a.b"))), ReadLimits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FieldPath.of");
    }

    static Stream<String> broken() {
        return Stream.of(
                "",
                "[]",
                "1",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":[1,]}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":tru}",
                "{\"a\":nul}",
                "{\"a\":TRUE}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":1 2}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":[1}",
                "{\"a\":{]}",
                "{\"a\":NaN}",
                "{\"a\":12a}",
                "{\"a\" 1}",
                "{\"a\":\"\\ud83\"}");
    }

    @ParameterizedTest
    @MethodSource
    void broken(String json) {
        assertThat(accepts(new FieldScan(List.of(FieldPath.of("a")), ReadLimits.DEFAULT), json))
                .isFalse();
        assertThat(accepts(new FieldScan(List.of(FieldPath.of("z")), ReadLimits.DEFAULT), json))
                .isFalse();
    }

    @RepeatedTest(200)
    void everyGeneratedRecordHoldsWhatItsTreeHolds(RepetitionInfo round) {
        SplittableRandom random = new SplittableRandom(round.getCurrentRepetition());
        String json = new RandomJson(random).object();
        List<FieldPath> paths = RandomJson.paths(random);

        assertSame(bytes(json), new FieldScan(paths, ReadLimits.DEFAULT), paths);
    }

    @RepeatedTest(200)
    void aDamagedRecordIsBrokenForBothOrHoldsTheSame(RepetitionInfo round) {
        SplittableRandom random = new SplittableRandom(1_000 + round.getCurrentRepetition());
        byte[] json = bytes(new RandomJson(random).object());
        List<FieldPath> paths = RandomJson.paths(random);
        FieldScan scan = new FieldScan(paths, ReadLimits.DEFAULT);
        for (int damage = 0; damage < 50; damage++) {
            byte[] damaged = json.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            assertSame(damaged, scan, paths);
        }
    }

    @Test
    void everyRecordOfADeliveredHourHoldsWhatItsTreeHolds() {
        List<FieldPath> paths = Stream.of(
                        "eventName",
                        "eventSource",
                        "userIdentity",
                        "userIdentity.arn",
                        "requestParameters",
                        "requestParameters.ipPermissions.items.ipRanges.items.cidrIp",
                        "resources.ARN",
                        "responseElements",
                        "additionalEventData.bytesTransferredOut",
                        "readOnly",
                        "errorCode",
                        "eventVersion")
                .map(FieldPath::of)
                .toList();
        FieldScan scan = new FieldScan(paths, ReadLimits.DEFAULT);
        Collected collected = new Collected();
        new LogReader(LogSource.CLOUDTRAIL, ReadLimits.DEFAULT, collected).read(PublicData.folder("invictus-aws"));

        assertThat(collected.activities).isNotEmpty().allSatisfy(record -> assertSame(record.raw(), scan, paths));
    }

    /** Both read the record and find the same, or neither reads it; but for keys that stand twice where nothing is wanted. */
    private static void assertSame(byte[] json, FieldScan scan, List<FieldPath> paths) {
        int behind = scan.scan(json, 0, json.length);
        JsonNode tree;
        try {
            tree = PARSER.parse(json);
        } catch (MalformedRecordException e) {
            if (behind >= 0 && e.getMessage() != null && e.getMessage().contains("stands twice")) {
                return;
            }
            assertThat(behind)
                    .as("%s, which the parser refuses: %s", new String(json, StandardCharsets.UTF_8), e.getMessage())
                    .isNotEqualTo(json.length);
            return;
        }
        assertThat(behind)
                .as("%s: %s", new String(json, StandardCharsets.UTF_8), scan.fault())
                .isPositive();
        for (int field = 0; field < paths.size(); field++) {
            assertThat(scan.values(field))
                    .as("%s in %s", paths.get(field).dotted(), new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(JsonFields.values(tree, paths.get(field)));
            assertThat(scan.has(field))
                    .as("whether it has %s", paths.get(field).dotted())
                    .isEqualTo(JsonFields.has(tree, paths.get(field)));
        }
    }

    private static FieldScan scan(String json, String... fields) {
        FieldScan scan = new FieldScan(Stream.of(fields).map(FieldPath::of).toList(), ReadLimits.DEFAULT);
        assertThat(accepts(scan, json)).as(scan.fault()).isTrue();
        return scan;
    }

    private static boolean accepts(FieldScan scan, String json) {
        byte[] bytes = bytes(json);
        return scan.scan(bytes, 0, bytes.length) == bytes.length;
    }

    private static List<String> texts(FieldScan scan, int field) {
        return scan.values(field).stream().map(FieldValue::text).toList();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Objects of few keys, so that paths meet them, with all that JSON allows between and within. */
    private static final class RandomJson {
        private static final List<String> KEYS =
                List.of("a", "b", "a.b", "longerKeyOne", "longerKeyTwo", "ä", "", "a.b.a");
        private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\t \r\n");
        private static final List<String> SCALARS = List.of(
                "true",
                "false",
                "null",
                "0",
                "-0",
                "12",
                "-3",
                "1.10",
                "1e3",
                "-2.5E-7",
                "123456789012345678901234567890",
                "\"\"",
                "\"text\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u00e4ä€😀\"",
                "\"\\ud83d\\ude00\"",
                "\"\\ud83d alone\"",
                "\"eight888\"",
                "\"more than eight bytes, and { [ ] } , : in it\"",
                "\"\u007f\"");

        private final SplittableRandom random;
        private int budget = 40;

        RandomJson(SplittableRandom random) {
            this.random = random;
        }

        static List<FieldPath> paths(SplittableRandom random) {
            List<FieldPath> paths = new ArrayList<>();
            for (String first : KEYS) {
                add(paths, first);
                for (String second : KEYS) {
                    if (random.nextInt(3) == 0) {
                        add(paths, first + "." + second);
                        add(paths, first + "." + second + "." + KEYS.get(random.nextInt(KEYS.size())));
                    }
                }
            }
            return paths;
        }

        private static void add(List<FieldPath> paths, String dotted) {
            FieldPath path = FieldPath.of(dotted);
            if (!paths.contains(path)) {
                paths.add(path);
            }
        }

        String object() {
            List<String> keys = new ArrayList<>(KEYS);
            StringBuilder json = new StringBuilder("{").append(space());
            int members = random.nextInt(KEYS.size());
            for (int member = 0; member < members; member++) {
                json.append(member == 0 ? "" : "," + space())
                        .append('"')
                        .append(keys.remove(random.nextInt(keys.size())))
                        .append('"')
                        .append(space())
                        .append(':')
                        .append(space())
                        .append(value())
                        .append(space());
            }
            return json.append('}').toString();
        }

        private String value() {
            int choice = budget-- > 0 ? random.nextInt(5) : 4;
            return choice == 0 ? object() : choice == 1 ? array() : SCALARS.get(random.nextInt(SCALARS.size()));
        }

        private String array() {
            StringBuilder json = new StringBuilder("[").append(space());
            int members = random.nextInt(4);
            for (int member = 0; member < members; member++) {
                json.append(member == 0 ? "" : "," + space()).append(value()).append(space());
            }
            return json.append(']').toString();
        }

        private String space() {
            return SPACES.get(random.nextInt(SPACES.size()));
        }
    }
}
