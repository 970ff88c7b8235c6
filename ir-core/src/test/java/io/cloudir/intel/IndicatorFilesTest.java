package io.cloudir.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.model.Technique;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators are read as they are published; what cannot be used is told with its reason. */
class IndicatorFilesTest {
    private static final String BUNDLE = """
            {"type":"bundle","id":"bundle--1","objects":[
            {"type":"relationship","relationship_type":"indicates","source_ref":"indicator--1","target_ref":"attack-pattern--1"},
            {"type":"indicator","id":"indicator--1","created_by_ref":"identity--1","name":"Command server","pattern_type":"stix",
             "pattern":"%s","valid_from":"2026-01-01T00:00:00Z","valid_until":"2026-06-01T00:00:00.000Z","confidence":80},
            {"type":"identity","id":"identity--1","name":"Example CERT"},
            {"type":"attack-pattern","id":"attack-pattern--1","external_references":[{"source_name":"mitre-attack","external_id":"T1071"}]}
            ]}""";

    @Test
    void anIndicatorOfStixSaysWhoseItIsAndWhatItIndicates() {
        Indicator indicator = read(BUNDLE.formatted("[ipv4-addr:value = '192.0.2.7']"))
                .indicators()
                .get(0);

        assertThat(indicator.type()).isEqualTo(IndicatorType.ADDRESS);
        assertThat(indicator.value()).isEqualTo("192.0.2.7");
        assertThat(indicator.source()).isEqualTo("Example CERT");
        assertThat(indicator.note()).isEqualTo("Command server");
        assertThat(indicator.confidence()).hasValue(80);
        assertThat(indicator.until()).contains(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(indicator.techniques()).containsExactly(new Technique("T1071"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [ipv4-addr:value = '192.0.2.0/24']                                       | NETWORK    | 192.0.2.0/24
            [ipv4-addr:value ISSUBSET '192.0.2.0/24']                                | NETWORK    | 192.0.2.0/24
            [ipv6-addr:value = '2001:db8::1']                                        | ADDRESS    | 2001:db8::1
            [network-traffic:dst_ref.value = '192.0.2.7']                            | ADDRESS    | 192.0.2.7
            [domain-name:value = 'Evil.example.com']                                 | DOMAIN     | evil.example.com
            [file:hashes.'SHA-256' = 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855'] | FILE_HASH | e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            [file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']                   | FILE_HASH  | d41d8cd98f00b204e9800998ecf8427e
            [network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'Evil/1'] | USER_AGENT | Evil/1
            """)
    void aPatternThatNamesOneValueIsUsed(String pattern, IndicatorType type, String value) {
        assertThat(read(BUNDLE.formatted(pattern)).indicators())
                .singleElement()
                .satisfies(indicator -> assertThat(indicator.type()).isEqualTo(type))
                .satisfies(indicator -> assertThat(indicator.value()).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ipv4-addr:value = '192.0.2.7'] OR [domain-name:value = 'evil.example.com']",
                "[ipv4-addr:value = '192.0.2.7' OR domain-name:value = 'evil.example.com']",
                "[ ipv4-addr:value IN ('192.0.2.7', '192.0.2.8') ]"
            })
    void aPatternThatAsksForEitherIsEach(String pattern) {
        assertThat(read(BUNDLE.formatted(pattern)).indicators()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [ipv4-addr:value = '192.0.2.7' AND domain-name:value = 'evil.example.com'] | several things together
            [ipv4-addr:value = '192.0.2.7'] FOLLOWEDBY [ipv4-addr:value = '192.0.2.8'] | several things together
            [ipv4-addr:value = '192.0.2.7'] REPEATS 5 TIMES                            | several things together
            [process:command_line = 'x']                                               | a property that nothing here is matched with
            [domain-name:value LIKE '%.example.com']                                   | only =, IN and ISSUBSET
            [domain-name:value NOT = 'a.example.com']                                  | only =, IN and ISSUBSET
            [ipv4-addr:value = 'nonsense']                                             | no address
            nonsense                                                                   | no '['
            """)
    void aPatternThatAsksForMoreIsNotUsedAndTold(String pattern, String reason) {
        IndicatorReading reading = read(BUNDLE.formatted(pattern));

        assertThat(reading.indicators()).isEmpty();
        assertThat(reading.unusedCount()).isEqualTo(1);
        assertThat(reading.unused().get(0).toString()).startsWith("feed:").contains(reason);
    }

    @Test
    void aRevokedIndicatorIsNotUsed() {
        assertThat(read(BUNDLE.formatted("[ipv4-addr:value = '192.0.2.7']")
                                .replace("\"confidence\":80", "\"revoked\":true"))
                        .indicators())
                .isEmpty();
    }

    @Test
    void aLongTextInAPatternIsReadOrToldAndNeverTooMuch() {
        IndicatorReading domain = read(BUNDLE.formatted("[domain-name:value = '" + "a".repeat(60_000) + "']"));
        IndicatorReading open = read(BUNDLE.formatted("[domain-name:value = '" + "\\\\'".repeat(20_000)));
        IndicatorReading path = read(BUNDLE.formatted("[" + "a'b'".repeat(15_000) + ":x = 'y']"));

        assertThat(domain.unused().get(0).reason()).contains("a value that is no domain");
        assertThat(open.unusedCount()).isEqualTo(1);
        assertThat(path.unusedCount()).isEqualTo(1);
    }

    @Test
    void whatIsNoObjectIsToldAndTheOthersAreRead() {
        String whole = BUNDLE.formatted("[ipv4-addr:value = '192.0.2.7']");
        IndicatorReading among = read(whole.replace("\"objects\":[", "\"objects\":[null,[1],\"x\","));
        IndicatorReading behind = read(whole + whole);

        assertThat(among.indicators()).hasSize(1);
        assertThat(among.unusedCount()).isEqualTo(3);
        assertThat(behind.indicators()).hasSize(1);
        assertThat(behind.unused().get(0).reason()).contains("behind the bundle");
    }

    @Test
    void theTechniquesOfAnIndicatorAreKeptOnceForAllItsValuesAndAreFew() {
        StringBuilder values = new StringBuilder();
        StringBuilder others = new StringBuilder();
        for (int number = 0; number < 4_000; number++) {
            values.append(number == 0 ? "" : ",")
                    .append("'10.0.")
                    .append(number / 250)
                    .append('.')
                    .append(number % 250)
                    .append("'");
            others.append("{\"type\":\"attack-pattern\",\"id\":\"a")
                    .append(number)
                    .append("\",\"external_references\":[{\"source_name\":\"mitre-attack\",\"external_id\":\"T")
                    .append(1000 + number)
                    .append(
                            "\"}]},{\"type\":\"relationship\",\"relationship_type\":\"indicates\",\"source_ref\":\"indicator--1\",\"target_ref\":\"a")
                    .append(number)
                    .append("\"},");
        }
        IndicatorReading reading = read(BUNDLE.formatted("[ipv4-addr:value IN (" + values + ")]")
                .replace("\"objects\":[", "\"objects\":[" + others));

        assertThat(reading.indicators()).hasSize(4_000);
        assertThat(reading.indicators())
                .extracting(it -> it.techniques().size())
                .containsOnly(50);
        assertThat(reading.indicators().get(3_999).techniques())
                .isSameAs(reading.indicators().get(0).techniques());
    }

    @Test
    void csvIsReadByItsHeading() {
        IndicatorReading reading = read("""
                Value,type,source,confidence,valid_until,note,techniques
                192.0.2.7,address,"Example, Inc.",90,2026-06-01,"says ""bad""
                on two lines",T1071;T1568.002
                evil.example.com,domain,,,,,
                nonsense,address,,,,,
                192.0.2.9,address,,many,,,
                192.0.2.9,adress,,,,,
                """);

        assertThat(reading.indicators()).extracting(Indicator::source).containsExactly("Example, Inc.", "feed");
        assertThat(reading.indicators().get(0).note()).isEqualTo("says \"bad\"\non two lines");
        assertThat(reading.indicators().get(0).techniques()).hasSize(2);
        assertThat(reading.unused())
                .extracting(Object::toString)
                .containsExactly(
                        "feed:5: 'nonsense' is no address",
                        "feed:6: the confidence is no number; expected 0 to 100",
                        "feed:7: unknown type of indicator 'adress'; known: address, network, domain, file-hash, user-agent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                           | the file is empty
            192.0.2.7                    | neither a STIX bundle nor CSV
            {"type":"bundle"}            | without objects
            {"objects":[{"type":         | not JSON from here on
            """)
    void aFileThatHoldsNoneIsRefusedWithAWordOnWhatIsExpected(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IndicatorFormatException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("feed:1: ");
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsTold() {
        assertThatThrownBy(() -> read("type,value\naddress,\"192.0.2.7\n"))
                .isInstanceOf(IndicatorFormatException.class)
                .hasMessageContaining("quotation mark");
        assertThatThrownBy(() -> read("type,value\naddress,\"" + "x".repeat(70_000)))
                .isInstanceOf(IndicatorFormatException.class)
                .hasMessageContaining("quotation mark");
    }

    @RepeatedTest(100)
    void damageIsRefusedOrReadAndNeverThrowsAnythingElse(RepetitionInfo round) {
        SplittableRandom random = new SplittableRandom(round.getCurrentRepetition());
        String whole = random.nextBoolean()
                ? BUNDLE.formatted("[ipv4-addr:value = '192.0.2.7']")
                : "type,value\naddress,\"192.0.2.7\"\n";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int damage = 0; damage < 3; damage++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        try {
            IndicatorReading reading = IndicatorFiles.read(new ByteArrayInputStream(bytes), "feed");
            assertThat(reading.indicators().size() + reading.unusedCount()).isLessThanOrEqualTo(2);
        } catch (IndicatorFormatException e) {
            assertThat(e).hasMessageStartingWith("feed:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndicatorReading read(String text) {
        try {
            return IndicatorFiles.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "feed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
