package io.cloudir.detect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.detect.BaselineState;
import io.cloudir.detect.DetectorState;
import io.cloudir.detect.DetectorState.Cited;
import io.cloudir.detect.DetectorState.Counted;
import io.cloudir.detect.DetectorState.OfKey;
import io.cloudir.detect.DetectorState.OfRule;
import io.cloudir.detect.DetectorState.Waiting;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.ResourceRef;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.SeenRecords;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorStateJsonTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456789Z");
    private static final Digest DIGEST = Digest.ofText("x");
    private static final Digest OTHER = Digest.ofText("y");

    @Test
    void allThatAStateHoldsComesBack() {
        assertThat(DetectorStateJson.read(DetectorStateJson.write(state()), "state"))
                .isEqualTo(state());
    }

    @Test
    void aStateThatHoldsNothingComesBack() {
        DetectorState nothing = new DetectorState(Instant.MIN, Instant.MIN, List.of(), List.of(), SeenRecords.none());

        assertThat(DetectorStateJson.read(DetectorStateJson.write(nothing), "state"))
                .isEqualTo(nothing);
    }

    @Test
    void theBytesDependOnTheStateAlone() {
        byte[] bytes = DetectorStateJson.write(state());

        assertThat(DetectorStateJson.write(state())).isEqualTo(bytes);
        assertThat(DetectorStateJson.write(DetectorStateJson.read(bytes, "state")))
                .isEqualTo(bytes);
        assertThat(bytes)
                .as("ASCII")
                .matches(all -> new String(all, StandardCharsets.US_ASCII)
                        .chars()
                        .allMatch(unit -> unit == '\n' || (unit >= ' ' && unit < 0x7F)));
    }

    @Test
    void aByteThatWasChangedIsFoundWhereverItIs() {
        byte[] bytes = DetectorStateJson.write(state());
        for (int at = 0; at < bytes.length; at++) {
            for (int other : new int[] {bytes[at] ^ 1, '"', 0, 0xFF}) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) other;
                if (changed[at] != bytes[at] && !(bytes[at] == '\n' && at == bytes.length - 1)) {
                    assertRefused(changed);
                }
            }
        }
    }

    @Test
    void aFileThatEndsTooSoonIsRefused() {
        byte[] bytes = DetectorStateJson.write(state());
        for (int length = 0; length < bytes.length - 1; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "of":[0,1]      | "of":[0,2]       | there are 2 records before, none is number 2
            "of":[0,1]      | "of":[-1,1]      | there are 2 records before
            "of":[0,1]      | "of":[]          | a part of a count rests on no record
            "of":[0,1]      | "of":["0"]       | expected a whole number or the end of the list
            "of":[0,1]      | "of":[99999999999999999999] | the number is too large
            "amount":"7.5"  | "amount":"1e400" | an amount has more than 40 digits
            "amount":"7.5"  | "amount":"seven" | not as ir wrote it
            "origin":0      | "origin":-2      | no rule has the place -2
            "counted":[[-1,"1","2026 | "counted":[[-1,"1","2027 | a counted record is later than the key's latest hit
            {"key":"second" | {"key":"first"   | the key 'first' is there twice
            {"rule":"r2"    | {"rule":"r1"     | the rule 'r1' is there twice
            {"rule":"r1"    | {"seen":"r1"     | expected the end of the line here
            "ROLE"          | "KING"           | No enum constant
            "aws","1"       | "mars","1"       | mars
            "record":"id-1" | "record":" "     | record id
            "counted":"2026 | "counted":"2027  | a waiting hit is older than what is counted
            ir.detector-state/4 | ir.detector-state/3 | expected schema ir.detector-state/4
            "lastHit":"  | "lastHit":"_ | not a SHA-256 digest
            "history":28  | "history":64  | a history of 64 days
            "history":28  | "history":99999999999  | a history of 2147483647 days
            "days":11     | "days":10     | the latest day is not among the days
            "days":3,     | "days":2,     | the latest day is not among the days
            "latest":20457 | "latest":-9000000000000000000 | is no day
            "amounts":[3,2] | "amounts":[3] | 2 periods, but 1 amounts
            "amounts":[3,2] | "amounts":[3,-2] | an amount is less than nothing
            ,3600],"amounts" | ,0],"amounts" | periods are not in the order of time
            ,3600],"amounts" | ,7200],"amounts" | a period begins after the key's latest record
            ["NL",2]      | ["NL",0]      | a value was never met
            ["NL",2]      | ["KP",2]      | the value 'KP' is there twice
            "peers":true  | "peers":false | the key 'known' is there twice
            {"baseline":"b1" | {"baseline":"r1" | the rule 'r1' is there twice
            {"counts":"known" | {"key":"known" | expected
            """)
    void aStateThatCannotBeIsRefusedAlsoIfItsDigestIsRight(String written, String instead, String told) {
        String text = new String(DetectorStateJson.write(state()), StandardCharsets.US_ASCII);
        assertThat(text).contains(written);

        assertThatThrownBy(() -> DetectorStateJson.read(sealed(text.replace(written, instead)), "state"))
                .isInstanceOf(FaultyDocumentException.class)
                .hasMessageContaining(told)
                .hasMessageContaining("; put back a copy of the file, or delete it to start afresh");
    }

    @Test
    void aStateInAnotherEncodingIsRefused() {
        String text = new String(DetectorStateJson.write(state()), StandardCharsets.US_ASCII);

        assertRefused(text.getBytes(StandardCharsets.UTF_16BE));
        assertRefused(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** The text with the digest that its lines now have. */
    private static byte[] sealed(String text) {
        String lines = text.substring(0, text.lastIndexOf("{\"sha256\""));
        return (lines + "{\"sha256\":\"" + Digest.ofText(lines).hex() + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> DetectorStateJson.read(bytes, "state"))
                .isInstanceOfSatisfying(
                        FaultyDocumentException.class,
                        faulty -> assertThat(faulty.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.line()).isPositive()));
    }

    private static final Instant HOUR = Instant.parse("2026-01-31T11:00:00Z");

    private static BaselineState learned(Cited one, Cited two) {
        return new BaselineState(
                "b1",
                DIGEST,
                28,
                20_457,
                0b1011,
                List.of(new BaselineState.Counts(
                        "known",
                        HOUR,
                        HOUR.plusSeconds(3_605),
                        OTHER,
                        List.of(new BaselineState.Count(HOUR, 3), new BaselineState.Count(HOUR.plusSeconds(3_600), 2)),
                        true,
                        List.of("\u202E", "w"),
                        List.of(one, two))),
                List.of(
                        new BaselineState.Values(
                                "known",
                                false,
                                HOUR,
                                HOUR,
                                OTHER,
                                20_457,
                                0b11,
                                List.of(new BaselineState.Value("NL", 0b10), new BaselineState.Value("KP", 1L << 63))),
                        new BaselineState.Values("known", true, HOUR, HOUR, DIGEST, 20_457, 1, List.of())),
                List.of(new Waiting(-1, "known", List.of("w"), BigDecimal.ONE, NOON, List.of(two))));
    }

    private static DetectorState state() {
        Cited one = new Cited(head("id-1", NOON, Optional.empty(), List.of()), DIGEST, OTHER);
        Cited two = new Cited(
                head(
                        "id-\uD800\u202E\"\\\n",
                        NOON.plusSeconds(5),
                        Optional.of(new Principal(PrincipalType.ROLE, "arn", "näme", "1", "session")),
                        List.of(new ResourceRef(new CloudAccount(Cloud.AWS, "1"), "eu-west-1", "s3:bucket", "b"))),
                OTHER,
                DIGEST);
        OfRule first = new OfRule(
                "r1",
                DIGEST,
                List.of(
                        new OfKey(
                                "first",
                                NOON,
                                DIGEST,
                                Instant.MIN,
                                List.of(new Counted(-1, List.of(), BigDecimal.ONE, NOON, List.of(one)))),
                        new OfKey("second", NOON, OTHER, NOON.plusSeconds(60), List.of())),
                List.of(new Waiting(
                        0, "first", List.of("a", "b"), new BigDecimal("7.5"), NOON.plusSeconds(5), List.of(one, two))));
        OfRule second = new OfRule(
                "r2", DIGEST, List.of(), List.of(new Waiting(-1, "", List.of(), BigDecimal.ONE, NOON, List.of(one))));
        return new DetectorState(
                NOON.plusSeconds(5),
                NOON,
                List.of(first, second),
                List.of(learned(one, two)),
                SeenRecords.of(new byte[SeenRecords.KEY_BYTES * 200]));
    }

    private static Activity.Head head(
            String id, Instant time, Optional<Principal> principal, List<ResourceRef> resources) {
        return new Activity.Head(
                id,
                "log:1",
                time,
                "cloudtrail",
                Cloud.AWS,
                "123456789012",
                "eu-west-1",
                "ec2.amazonaws.com",
                "RunInstances",
                "AccessDenied",
                true,
                principal,
                "AKIAIOSFODNN7EXAMPLE",
                "198.51.100.7",
                "agent/1",
                resources);
    }
}
