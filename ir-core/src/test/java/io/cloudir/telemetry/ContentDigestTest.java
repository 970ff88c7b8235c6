package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDigestTest {
    private static final String[] VALUES = {
        "{}",
        "{\"a\":{}}",
        "{\"a\":[]}",
        "{\"a\":[[]]}",
        "{\"a\":[],\"b\":[]}",
        "{\"a\":null}",
        "{\"a\":\"null\"}",
        "{\"a\":\"\"}",
        "{\"a\":1}",
        "{\"a\":\"1\"}",
        "{\"a\":1.0}",
        "{\"a\":1.10}",
        "{\"a\":1.1}",
        "{\"a\":true}",
        "{\"a\":\"true\"}",
        "{\"a\":[\"bc\"]}",
        "{\"a\":[\"b\",\"c\"]}",
        "{\"a\":[\"c\",\"b\"]}",
        "{\"a\":[[\"b\"],\"c\"]}",
        "{\"a\":[\"b\",[\"c\"]]}",
        "{\"a\":\"b\",\"c\":\"d\"}",
        "{\"a\":{\"c\":\"d\"},\"b\":\"b\"}",
        "{\"a\":{\"b\":\"b\",\"c\":\"d\"}}",
        "{\"ab\":\"\"}",
        "{\"a\":\"b\\u0000\"}",
        "{\"a\":\"b\"}",
        "{\"a\":\"?\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"a\":\"\\u00ff\"}",
        "{\"a\":\"\\u07ff\"}",
        "{\"a\":\"\\u0800\"}",
        "{\"a\":\"\\uffff\"}",
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":1,"b":[2,{"c":3}]} | { "a" :\t1 , "b":[ 2,{"c" :3} ] }
            {"a":1,"b":{"c":3,"d":4}} | {"b":{"d":4,"c":3},"a":1}
            {"a":"é<>/"} | {"a":"\\u00e9\\u003c\\u003E\\/"}
            {"é":1} | {"\\u00E9":1}
            """)
    void theLayoutDoesNotMatter(String one, String other) {
        assertThat(digest("", one)).isEqualTo(digest("", other));
    }

    @Test
    void allElseMatters() {
        Map<String, String> digests = new HashMap<>();
        for (String value : VALUES) {
            assertThat(digests.put(digest("", value), value)).as(value).isNull();
            assertThat(digests.put(digest("log:1", value), value)).as(value).isNull();
        }
    }

    @Test
    void aLargeRecordIsDigestedToItsEnd() {
        String much = "x".repeat(5_000);
        String many = "{\"m\":[" + "[".repeat(90) + "]".repeat(90) + ",[]".repeat(9_000);

        assertThat(digest("", "{\"a\":\"" + much + "1\"}")).isNotEqualTo(digest("", "{\"a\":\"" + much + "2\"}"));
        assertThat(digest("", many + ",1]}")).isNotEqualTo(digest("", many + ",2]}"));
    }

    /** The sum under a secret, made while scanning or from a tree, tells apart and takes together what the digest does. */
    @Test
    void theSumOfAScanDoesTheSame() {
        ContentHash hash = new ContentHash(SampleTrail.utf8("secret"));
        FieldScan scan = new FieldScan(List.of(), ReadLimits.DEFAULT, hash);
        Map<String, Long> sums = new HashMap<>();
        List<String> texts = new ArrayList<>(List.of(VALUES));
        texts.add("{ \"c\" : \"d\",\n\"a\":\t\"b\" }");
        texts.add("{\"a\":[\"c\" , \"\\u0062\"]}");
        texts.add("{\"a\":\"\uD83D\uDE00\"}");
        texts.add("{\"\\u0061\":1.10}");
        texts.add("{\"a\":11e-1}");
        texts.add("{\"a\":\"" + "x".repeat(5_000) + "1\"}");
        texts.add("{\"a\":\"" + "x".repeat(5_000) + "2\"}");
        for (String text : texts) {
            byte[] json = SampleTrail.utf8(text);
            assertThat(scan.scan(json, 0, json.length)).as(text).isEqualTo(json.length);
            long sum = scan.content();
            assertThat(hash.of(new JsonRecord(ReadLimits.DEFAULT).parse(json)))
                    .as(text)
                    .isEqualTo(sum);
            Long before = sums.put(digest("", text), sum);
            assertThat(before == null || before == sum).as(text).isTrue();
        }
        assertThat(sums.values()).doesNotHaveDuplicates().hasSize(VALUES.length + 2);
    }

    @Test
    void anotherSecretGivesOtherSums() {
        ContentHash one = new ContentHash(SampleTrail.utf8("one"));
        ContentHash other = new ContentHash(SampleTrail.utf8("other"));

        assertThat(one.text('"', "CreateUser")).isNotEqualTo(other.text('"', "CreateUser"));
    }

    @Test
    void aScanThatSumsUpSeesEveryKeyThatStandsTwice() {
        FieldScan scan = new FieldScan(List.of(), ReadLimits.DEFAULT, new ContentHash(SampleTrail.utf8("secret")));
        StringBuilder many = new StringBuilder("{\"a\":{");
        for (int key = 0; key < 200; key++) {
            many.append("\"k").append(key).append("\":").append(key).append(',');
        }
        byte[] once = SampleTrail.utf8(many + "\"k\":1}}");
        byte[] twice = SampleTrail.utf8(many + "\"\\u006b7\":1}}");
        byte[] few = SampleTrail.utf8("{\"a\":{\"b\":1,\"c\":{\"b\":2},\"b\":3}}");

        assertThat(scan.scan(once, 0, once.length)).isEqualTo(once.length);
        assertThat(scan.scan(twice, 0, twice.length)).isNegative();
        assertThat(scan.scan(few, 0, few.length)).isNegative();
        assertThat(scan.fault()).contains("stands twice");
        assertThat(scan.scan(once, 0, once.length)).isEqualTo(once.length);
    }

    private static String digest(String place, String json) {
        JsonNode record = new JsonRecord(ReadLimits.DEFAULT).parse(SampleTrail.utf8(json));
        return HexFormat.of().formatHex(ContentDigest.of(place, record));
    }
}
