package io.cloudir.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was seen is found among the indicators. */
class IndicatorSetTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void anAddressIsFoundHoweverItIsWritten() {
        IndicatorSet set =
                set(indicator(IndicatorType.ADDRESS, "192.0.2.7"), indicator(IndicatorType.ADDRESS, "2001:db8::1"));

        assertThat(set.ofAddress("192.0.2.7", NOW)).hasSize(1);
        assertThat(set.ofAddress("::ffff:192.0.2.7", NOW)).hasSize(1);
        assertThat(set.ofAddress("2001:0DB8:0:0:0:0:0:1", NOW)).hasSize(1);
        assertThat(set.ofAddress("192.0.2.8", NOW)).isEmpty();
        assertThat(set.ofAddress("ec2.amazonaws.com", NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24,192.0.2.255,192.0.3.0",
        "192.0.2.7/32,192.0.2.7,192.0.2.6",
        "128.0.0.0/1,200.0.0.1,1.0.0.1",
        "2001:db8::/32,2001:db8:ffff::1,2001:db9::1",
        "2001:db8::1/128,2001:db8::1,2001:db8::2"
    })
    void anAddressIsFoundByTheBlocksItLiesIn(String block, String within, String outside) {
        IndicatorSet set = set(indicator(IndicatorType.NETWORK, block));

        assertThat(set.ofAddress(within, NOW)).hasSize(1);
        assertThat(set.ofAddress(outside, NOW)).isEmpty();
    }

    @Test
    void aDomainStandsForTheNamesBelowItAndNoOthers() {
        IndicatorSet set = set(indicator(IndicatorType.DOMAIN, "Evil.example.COM"));

        assertThat(set.ofDomain("evil.example.com.", NOW)).hasSize(1);
        assertThat(set.ofDomain("A.B.evil.example.com", NOW)).hasSize(1);
        assertThat(set.ofDomain("notevil.example.com", NOW)).isEmpty();
        assertThat(set.ofDomain("example.com", NOW)).isEmpty();
    }

    @Test
    void aHashIsFoundInUpperCaseTooAndAClientOnlyWordForWord() {
        String hash = "d41d8cd98f00b204e9800998ecf8427e";
        IndicatorSet set =
                set(indicator(IndicatorType.FILE_HASH, hash), indicator(IndicatorType.USER_AGENT, "Evil/1.0"));

        assertThat(set.ofHash(hash.toUpperCase(java.util.Locale.ROOT), NOW)).hasSize(1);
        assertThat(set.ofUserAgent("Evil/1.0", NOW)).hasSize(1);
        assertThat(set.ofUserAgent("Evil/1.0 (more)", NOW)).isEmpty();
    }

    @Test
    void anIndicatorHoldsFromItsBeginningToItsEnd() {
        Indicator limited = new Indicator(
                IndicatorType.ADDRESS,
                "192.0.2.7",
                "source",
                SINCE,
                Optional.of(NOW),
                OptionalInt.empty(),
                "",
                List.of());
        IndicatorSet set = set(limited);

        assertThat(set.ofAddress("192.0.2.7", SINCE)).hasSize(1);
        assertThat(set.ofAddress("192.0.2.7", SINCE.minusMillis(1))).isEmpty();
        assertThat(set.ofAddress("192.0.2.7", NOW.minusMillis(1))).hasSize(1);
        assertThat(set.ofAddress("192.0.2.7", NOW)).isEmpty();
    }

    @Test
    void allWhoNameAValueAreFoundUpToTwenty() {
        List<Indicator> many = new ArrayList<>();
        for (int at = 0; at < 50; at++) {
            many.add(new Indicator(
                    IndicatorType.ADDRESS,
                    "192.0.2.7",
                    "source " + at,
                    SINCE,
                    Optional.empty(),
                    OptionalInt.empty(),
                    "",
                    List.of()));
        }

        assertThat(IndicatorSet.of(many).ofAddress("192.0.2.7", NOW)).hasSize(20);
        assertThat(set(many.get(0), many.get(1)).ofAddress("192.0.2.7", NOW))
                .extracting(Indicator::source)
                .containsExactly("source 0", "source 1");
    }

    @Test
    void valuesThatAreChosenToShareAHashAreFoundAsSoonAsOthers() {
        List<Indicator> all = new ArrayList<>();
        for (int number = 0; number < 1 << 15; number++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                // 31 * 'a' + 'n' = 31 * 'c' + '0'.
                name.append(((number >> bit) & 1) == 0 ? "an" : "c0");
            }
            all.add(indicator(IndicatorType.DOMAIN, name + ".example"));
        }
        assertThat(all)
                .extracting(it -> it.value().hashCode())
                .containsOnly(all.get(0).value().hashCode());

        IndicatorSet set = IndicatorSet.of(all);

        assertThat(all)
                .allSatisfy(it -> assertThat(set.ofDomain(it.value(), NOW)).containsExactly(it));
    }

    @Test
    void noIndicatorsFindNothing() {
        assertThat(IndicatorSet.none().ofAddress("192.0.2.7", NOW)).isEmpty();
        assertThat(IndicatorSet.none().ofDomain("a.example", NOW)).isEmpty();
        assertThat(IndicatorSet.of(List.of())).isSameAs(IndicatorSet.none());
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS,192.0.2.256",
        "ADDRESS,example.com",
        "NETWORK,192.0.2.0/33",
        "NETWORK,0.0.0.0/0",
        "NETWORK,192.0.2.0",
        "DOMAIN,com",
        "DOMAIN,a..b",
        "DOMAIN,-a.example",
        "FILE_HASH,xyz",
        "FILE_HASH,abc123",
        "USER_AGENT,''"
    })
    void aValueThatIsNoneOfItsTypeIsRefused(IndicatorType type, String value) {
        assertThatThrownBy(() -> indicator(type, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.code());
    }

    @RepeatedTest(20)
    void whatIsFoundIsWhatGoingThroughAllOfThemFinds(RepetitionInfo round) {
        SplittableRandom random = new SplittableRandom(round.getCurrentRepetition());
        List<Indicator> all = new ArrayList<>();
        for (int at = 0; at < 500; at++) {
            String address = "10." + random.nextInt(4) + "." + random.nextInt(8) + "." + random.nextInt(16);
            all.add(
                    random.nextBoolean()
                            ? indicator(IndicatorType.ADDRESS, address)
                            : indicator(IndicatorType.NETWORK, address + "/" + (8 + random.nextInt(25))));
        }
        IndicatorSet set = IndicatorSet.of(all);
        for (int at = 0; at < 200; at++) {
            String address = "10." + random.nextInt(4) + "." + random.nextInt(8) + "." + random.nextInt(16);
            boolean naive = all.stream().anyMatch(indicator -> covers(indicator, address));
            assertThat(set.ofAddress(address, NOW).isEmpty()).as(address).isEqualTo(!naive);
            assertThat(set.ofAddress(address, NOW)).allMatch(indicator -> covers(indicator, address));
        }
    }

    private static boolean covers(Indicator indicator, String address) {
        String[] block = indicator.value().split("/", -1);
        int bits = block.length == 1 ? 32 : Integer.parseInt(block[1]);
        return (number(block[0]) >>> (32 - bits)) == (number(address) >>> (32 - bits));
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = (number << 8) | Integer.parseInt(part);
        }
        return number;
    }

    private static IndicatorSet set(Indicator... indicators) {
        return IndicatorSet.of(List.of(indicators));
    }

    private static Indicator indicator(IndicatorType type, String value) {
        return new Indicator(type, value, "source", SINCE, Optional.empty(), OptionalInt.empty(), "", List.of());
    }
}
