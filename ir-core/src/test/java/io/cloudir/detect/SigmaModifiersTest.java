package io.cloudir.detect;

import static io.cloudir.detect.Detecting.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaModifiersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "f|cased: Stop            ! `\"Stop\"`            ! true",
                "f|cased: Stop            ! `\"stop\"`            ! false",
                "f|contains|cased: OP     ! `\"sTOPs\"`           ! true",
                "f|cased|contains: OP     ! `\"stops\"`           ! false",
                "f|cased: [Stop, Go]      ! `\"Go\"`              ! true",
                "f|re: 'a+b'              ! `\"xaabx\"`           ! true",
                "f|re: 'A+b'              ! `\"xaabx\"`           ! false",
                "f|re|i: 'A+b'            ! `\"xaabx\"`           ! true",
                "f|re|ignorecase: 'A+b'   ! `\"xaabx\"`           ! true",
                "f|re: '^b$'              ! `\"a\\nb\\nc\"`       ! false",
                "f|re|m: '^b$'            ! `\"a\\nb\\nc\"`       ! true",
                "f|re: 'a.b'              ! `\"a\\nb\"`           ! false",
                "f|re|s: 'a.b'            ! `\"a\\nb\"`           ! true",
                "f|re|s|m|i: '^A.B$'      ! `\"x\\na\\nb\"`       ! true",
                "f|re: '^4.$'             ! 47                    ! true",
                "f|re: 'a\\*b'            ! `\"xa*b\"`            ! true",
                "f|re: '\"to\":\"all\"'   ! `{\"to\":\"all\"}`    ! true",
                "f|re: '(a+)+$'           ! `\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"` ! false",
                "f|cidr: 10.0.0.0/8       ! `\"10.200.1.2\"`      ! true",
                "f|cidr: 10.0.0.0/8       ! `\"11.0.0.1\"`        ! false",
                "f|cidr: 10.0.0.0/8       ! `\"AWS Internal\"`    ! false",
                "f|cidr: 192.0.2.128/25   ! `\"192.0.2.127\"`     ! false",
                "f|cidr: 192.0.2.7        ! `\"192.0.2.7\"`       ! true",
                "f|cidr: 0.0.0.0/0        ! `\"198.51.100.7\"`    ! true",
                "f|cidr: 0.0.0.0/0        ! `\"2001:db8::1\"`     ! false",
                "f|cidr: 2001:db8::/33    ! `\"2001:DB8:7fff::1\"` ! true",
                "f|cidr: 2001:db8::/33    ! `\"2001:db8:8000::1\"` ! false",
                "f|cidr: 192.0.2.0/24     ! `\"::ffff:192.0.2.9\"` ! true",
                "f|cidr: 192.0.2.0/24     ! `\"192.0.2.09\"`      ! false",
                "f|cidr: 'fe80::/10'      ! `\"fe80::1%eth0\"`    ! true",
                "f|cidr|neq: 10.0.0.0/8   ! `\"11.0.0.1\"`        ! true",
                "f|base64: Test           ! `\"VGVzdA==\"`        ! true",
                "f|base64|contains: Test  ! `\"x VGVzdA== y\"`    ! true",
                "f|base64: Test           ! `\"vgvzda==\"`        ! true",
                "f|base64|cased: Test     ! `\"vgvzda==\"`        ! false",
                "f|wide|base64: Test      ! `\"VABlAHMAdAA=\"`    ! true",
                "f|utf16le|base64: Test   ! `\"VABlAHMAdAA=\"`    ! true",
                "f|utf16be|base64: Test   ! `\"AFQAZQBzAHQ=\"`    ! true",
                "f|utf16|base64: Test     ! `\"//5UAGUAcwB0AA==\"` ! true",
                "f|base64offset|contains: /bin/bash ! `\"L2Jpbi9iYXNo\"`      ! true",
                "f|base64offset|contains: /bin/bash ! `\"IC9iaW4vYmFzaCAt\"`  ! true",
                "f|base64offset|contains: /bin/bash ! `\"YWIvYmluL2Jhc2gg\"`  ! true",
                "f|base64offset|contains: /bin/bash ! `\"L2Jpbi9zaA==\"`      ! false",
                "f|contains|base64offset: /bin/bash ! `\"YWIvYmluL2Jhc2gg\"`  ! true",
                "f|windash|contains: ' -enc'  ! `\"powershell /enc x\"`        ! true",
                "f|windash|contains: ' -enc'  ! `\"powershell \u2013ENC x\"`   ! true",
                "f|windash|contains: ' -enc'  ! `\"powershell _enc x\"`        ! false",
                "f|windash: 'a-b -c'      ! `\"a/b -c\"`          ! false",
                "f|windash: '-a -b -c -d -e -f -g -h -i -j' ! `\"/a \u2014b \u2015c -d /e -f /g -h \u2013i /j\"` ! true",
                "f|lt: 5                  ! 4.9                   ! true",
                "f|lt: 5                  ! `\"4\"`               ! true",
                "f|lt: 5                  ! 5                     ! false",
                "f|lte: 5                 ! 5.0                   ! true",
                "f|gt: -1                 ! 0                     ! true",
                "f|gte: [100, 5]          ! 7                     ! true",
                "f|gte: 5                 ! `\"many\"`            ! false",
                "f|gte: 5                 ! null                  ! false",
                "f|gt: 5                  ! true                  ! false",
                "f|neq: 5                 ! 6                     ! true",
                "f|neq: 5                 ! `\"5\"`               ! false",
                "f|neq: [5, 6]            ! 6                     ! false",
                "f|contains|neq: a        ! `\"bab\"`             ! false",
                "f|all|contains|neq: [a, b] ! `\"a\"`             ! true",
                "f|neq: a                 ! null                  ! true",
                "f|neq: null              ! `\"a\"`               ! true",
                "f|exists: true           ! null                  ! true",
                "f|exists: true           ! `\"\"`                ! true",
                "f|exists: true           ! []                    ! true",
                "f|exists: false          ! 1                     ! false",
                "g|exists: false          ! 1                     ! true",
                "f.x|exists: true         ! `[{\"x\":null}]`      ! true",
                "f: []                    ! null                  ! true",
                "f: []                    ! `\"\"`                ! false",
                "g: []                    ! 1                     ! true",
                "f|hour: 3                ! `\"2024-07-10T03:45:00Z\"`      ! true",
                "f|hour: 3                ! `\"2024-07-10T05:45:00+02:00\"` ! true",
                "f|hour: 3                ! `\"2024-07-10 03:45:00.123\"`   ! true",
                "f|hour|gte: 22           ! `\"2024-07-10T23:45:00Z\"`      ! true",
                "f|minute: 45             ! 1720583100                      ! true",
                "f|minute: 45             ! 1720583100000                   ! true",
                "f|day: 10                ! `\"2024-07-10T03:45:00Z\"`      ! true",
                "f|week: 1                ! `\"2024-12-30T00:00:00Z\"`      ! true",
                "f|month: [6, 7]          ! `\"2024-07-10T03:45:00Z\"`      ! true",
                "f|year|neq: 2024         ! `\"2024-07-10T03:45:00Z\"`      ! false",
                "f|year: 2024             ! `\"a long time ago, far away\"` ! false"
            })
    void aModifierSaysHowAValueIsCompared(String item, String value, boolean matches) {
        assertThat(matches("sel: {\"" + item.replaceFirst(":", "\":") + "}\ncondition: sel", "{\"f\":" + value + "}"))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "a|fieldref: b            ! `\"a\":\"X\",\"b\":\"x\"`          ! true",
                "a|fieldref|cased: b      ! `\"a\":\"X\",\"b\":\"x\"`          ! false",
                "a|fieldref: b            ! `\"a\":\"X\"`                      ! false",
                "a|fieldref: b            ! `\"a\":null,\"b\":null`            ! false",
                "a|fieldref: b            ! `\"a\":1,\"b\":\"1\"`              ! true",
                "a|fieldref: b            ! `\"a\":[\"p\",\"q\"],\"b\":[\"r\",\"Q\"]` ! true",
                "a|fieldref|contains: b   ! `\"a\":\"user/alice\",\"b\":\"Alice\"`    ! true",
                "a|fieldref|startswith: b ! `\"a\":\"user/alice\",\"b\":\"user\"`     ! true",
                "a|fieldref|endswith: b   ! `\"a\":\"user/alice\",\"b\":\"user\"`     ! false",
                "a|fieldref|neq: b        ! `\"a\":\"X\"`                      ! true",
                "a|fieldref: [c, b]       ! `\"a\":\"X\",\"b\":\"x\"`          ! true",
                "a|fieldref|all: [c, b]   ! `\"a\":\"X\",\"b\":\"x\"`          ! false"
            })
    void oneFieldIsComparedWithAnother(String item, String fields, boolean matches) {
        assertThat(matches("sel: {\"" + item.replaceFirst(":", "\":") + "}\ncondition: sel", "{" + fields + "}"))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "words: {'|re': 'ro.e'}             ! true",
                "words: {'|re|i': '^DEEP'}          ! true",
                "words: {'|cased': Rose}            ! false",
                "words: {'|cased|all': [rose, deep]} ! true",
                "words: {'|startswith': rose}       ! false",
                "words: {'|endswith': rose}         ! true",
                "words: {'|cidr': 192.0.2.0/24}     ! true",
                "words: {'|contains|neq': thorn}    ! true",
                "words: [{f: nothing}, rose]        ! true",
                "words: [{f: nothing}, thorn]       ! false"
            })
    void wordsTakeModifiersToo(String words, boolean matches) {
        assertThat(matches(words + "\ncondition: words", "{\"g\":[{\"h\":\"deep rose\"}],\"ip\":\"192.0.2.7\"}"))
                .isEqualTo(matches);
    }

    @Test
    void placeholdersStandForTextsWithWildcardsAndArePlainInExpressions() {
        assertThat(expands("f|expand: 'team-%teams%'", "team-Red")).isTrue();
        assertThat(expands("f|expand: 'team-%teams%'", "team-blue-7")).isTrue();
        assertThat(expands("f|expand: 'team-%teams%'", "team-green")).isFalse();
        assertThat(expands("f|expand|contains: '%teams%/%teams%'", "x red/bluest y"))
                .isTrue();
        assertThat(expands("f|expand: '\\%teams\\%'", "%teams%")).isTrue();
        assertThat(expands("f: '%teams%'", "%teams%")).as("without expand").isTrue();
        assertThat(expands("f|re|expand: '^%teams%$'", "blue*")).isTrue();
        assertThat(expands("f|re|expand: '^%teams%$'", "bluest")).isFalse();
        assertThat(expands("f|expand|all: ['%teams%', '*e*']", "red")).isTrue();
    }

    private static boolean expands(String item, String value) {
        String rule = Detecting.rule("sel: {\"" + item.replaceFirst(":", "\":") + "}\ncondition: sel");
        RuleSet rules = RuleSet.none()
                .withPlaceholders(Map.of("teams", List.of("red", "blue*")))
                .with(List.of(new RuleDocument("rule.yml", rule)));
        return !Detecting.run(
                        rules, DetectorSettings.stream(), List.of(Records.cloudTrail("{\"f\":\"" + value + "\"}")))
                .isEmpty();
    }
}
