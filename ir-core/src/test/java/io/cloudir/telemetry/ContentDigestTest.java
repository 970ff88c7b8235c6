package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HexFormat;
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

    private static String digest(String place, String json) {
        JsonNode record = new JsonRecord(ReadLimits.DEFAULT).parse(SampleTrail.utf8(json));
        return HexFormat.of().formatHex(ContentDigest.of(place, record));
    }
}
