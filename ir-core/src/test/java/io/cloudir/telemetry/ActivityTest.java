package io.cloudir.telemetry;

import static io.cloudir.telemetry.SampleTrail.record;
import static io.cloudir.telemetry.SampleTrail.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.telemetry.FieldValue.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the fields of a record are read. */
class ActivityTest {
    private final Activity activity = CloudTrailRecords.parse(
            utf8(
                    record(
                            1,
                            ",\"a\":{\"b\":[{\"c\":1.10},{\"c\":[true,null]},{\"d\":0}],\"o\":{\"k\" : \"v\" , \"n\":1}},\"a.b.c\":\"flat\","
                                    + "\"x.y\":null,\"big\":12345678901234567890,\"e\":1e3,\"empty\":\"\",\"esc\":\"\\u001b[0m\"")),
            "trail:1");

    private List<FieldValue> values(String path) {
        return activity.values(FieldPath.of(path));
    }

    @Test
    void aKeyThatIsThePathWinsOverTheNestedOne() {
        assertThat(values("a.b.c")).containsExactly(new FieldValue(Kind.TEXT, "flat"));
        assertThat(values("x.y")).containsExactly(new FieldValue(Kind.NULL, "null"));
    }

    @Test
    void aPathThatCrossesAnArrayYieldsEveryMember() {
        assertThat(values("a.b"))
                .containsExactly(
                        new FieldValue(Kind.OBJECT, "{\"c\":1.10}"),
                        new FieldValue(Kind.OBJECT, "{\"c\":[true,null]}"),
                        new FieldValue(Kind.OBJECT, "{\"d\":0}"));
        assertThat(values("a.b.d")).containsExactly(new FieldValue(Kind.NUMBER, "0"));
        assertThat(values("requestParameters.tags")).isEmpty();
    }

    @Test
    void anObjectYieldsItsCompactJson() {
        assertThat(values("a.o")).containsExactly(new FieldValue(Kind.OBJECT, "{\"k\":\"v\",\"n\":1}"));
    }

    @Test
    void aCompactRecordHasTheSameFieldsAlsoInAnEnvelope() {
        byte[] enveloped = utf8("{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + record(1, "") + "}");
        for (Activity whole : List.of(activity, CloudTrailRecords.parse(enveloped, "bus:1"))) {
            Activity compact = whole.compact();
            List<String> before = new ArrayList<>();
            whole.forEachScalar(before::add);
            List<String> after = new ArrayList<>();
            compact.forEachScalar(after::add);

            assertThat(after).isEqualTo(before).isNotEmpty();
            assertThat(compact.values(FieldPath.of("eventName"))).isEqualTo(whole.values(FieldPath.of("eventName")));
            assertThat(compact.raw()).isEqualTo(whole.raw());
            assertThat(compact.summary()).isEqualTo(whole.summary());
        }
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(values("big")).containsExactly(new FieldValue(Kind.NUMBER, "12345678901234567890"));
        assertThat(values("e")).containsExactly(new FieldValue(Kind.NUMBER, "1E+3"));
    }

    @Test
    void whatIsNotThereHasNoValue() {
        assertThat(values("nothing")).isEmpty();
        assertThat(values("a.o.k.deeper")).isEmpty();
        assertThat(values("empty")).containsExactly(new FieldValue(Kind.TEXT, ""));
        assertThat(values("responseElements")).containsExactly(new FieldValue(Kind.NULL, "null"));
    }

    @Test
    void everyScalarIsVisitedInOrderAndAsItIs() {
        List<String> seen = new ArrayList<>();
        activity.forEachScalar(seen::add);

        assertThat(seen)
                .startsWith("1.08", "IAMUser", "arn:aws:iam::123456789012:user/alice")
                .endsWith("1.10", "true", "0", "v", "1", "flat", "12345678901234567890", "1E+3", "", "\u001B[0m");
    }

    @Test
    void aPathIsWhatItsSegmentsSay() {
        assertThat(FieldPath.of("a..b").segments()).containsExactly("a", "", "b");
        assertThatThrownBy(() -> new FieldPath("a.b", List.of("a", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the segments [a, c] are not those of 'a.b'; use FieldPath.of");
    }

    @Test
    void itsBytesCannotBeChangedFromOutside() {
        byte[] given = utf8(record(1));
        Activity copied = CloudTrailRecords.parse(given, "trail:1");
        given[0] = 'x';
        copied.raw()[0] = 'x';

        assertThat(copied.raw()).isEqualTo(utf8(record(1)));
    }
}
