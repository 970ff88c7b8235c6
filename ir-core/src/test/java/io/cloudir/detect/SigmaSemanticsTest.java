package io.cloudir.detect;

import static io.cloudir.detect.Detecting.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaSemanticsTest {
    @Test
    void allFieldsOfAMappingMustMatch() {
        String detection = "sel: {eventName: CreateUser, awsRegion: eu-west-1}\ncondition: sel";
        assertThat(matches(detection, "{\"eventName\":\"createuser\",\"awsRegion\":\"eu-west-1\"}"))
                .isTrue();
        assertThat(matches(detection, "{\"eventName\":\"CreateUser\",\"awsRegion\":\"us-east-1\"}"))
                .isFalse();
    }

    @Test
    void aListOfValuesIsEitherAndWithAllEvery() {
        assertThat(matches("sel: {eventName: [A, B]}\ncondition: sel", "{\"eventName\":\"B\"}"))
                .isTrue();
        String all = "sel: {eventName|contains|all: [Create, User]}\ncondition: sel";
        assertThat(matches(all, "{\"eventName\":\"CreateUser\"}")).isTrue();
        assertThat(matches(all, "{\"eventName\":\"CreateRole\"}")).isFalse();
    }

    @Test
    void aListOfMappingsIsEither() {
        String detection = "sel:\n  - {eventName: A}\n  - {awsRegion: x}\ncondition: sel";
        assertThat(matches(detection, "{\"awsRegion\":\"x\"}")).isTrue();
        assertThat(matches(detection, "{\"awsRegion\":\"y\"}")).isFalse();
    }

    @Test
    void fieldNamesAreCaseSensitive() {
        assertThat(matches("sel: {EventName: A}\ncondition: sel", "{\"eventName\":\"A\"}"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1       | 1       | true",
                "1       | \"1\"   | true",
                "1       | 1.0     | true",
                "1       | 2       | false",
                "'1'     | 1       | true",
                "true    | true    | true",
                "true    | \"True\"| true",
                "'true'  | true    | true",
                "false   | true    | false",
                "null    | null    | true",
                "''      | \"\"    | true",
                "''      | null    | false",
                "'*'     | null    | false",
                "'*'     | \"\"    | true",
                "012345  | \"012345\" | true",
                "[a, null] | null  | true",
                "        | null    | true"
            })
    void numbersTruthValuesAndNullsAreComparedByWhatTheyMean(String written, String value, boolean matches) {
        String rule = written == null ? "" : written;
        assertThat(matches("sel: {f: " + rule + "}\ncondition: sel", "{\"f\":" + value + "}"))
                .isEqualTo(matches);
    }

    @Test
    void nullIsAlsoAnAbsentField() {
        assertThat(matches("sel: {f: null}\ncondition: sel", "{}")).isTrue();
        assertThat(matches("sel: {f: ''}\ncondition: sel", "{}")).isFalse();
    }

    @Test
    void aPathThroughAnArrayMatchesIfAnyMemberDoes() {
        String json = "{\"p\":{\"items\":[{\"cidr\":\"10.0.0.0/8\"},{\"cidr\":\"0.0.0.0/0\"}]}}";
        assertThat(matches("sel: {p.items.cidr: 0.0.0.0/0}\ncondition: sel", json))
                .isTrue();
        assertThat(matches("sel: {p.items.cidr: 1.1.1.1/32}\ncondition: sel", json))
                .isFalse();
    }

    @Test
    void aKeyWithDotsWinsOverNesting() {
        assertThat(matches("sel: {a.b: flat}\ncondition: sel", "{\"a.b\":\"flat\",\"a\":{\"b\":\"nested\"}}"))
                .isTrue();
    }

    @Test
    void anObjectIsItsCompactJson() {
        assertThat(matches("sel: {p|contains: '\"to\":\"all\"'}\ncondition: sel", "{\"p\": { \"to\" : \"all\" }}"))
                .isTrue();
    }

    @Test
    void wordsAreLookedForInTheWholeRecord() {
        String json = "{\"deep\":[{\"er\":\"Say Rosebud now\"}],\"n\":4711}";
        assertThat(matches("words: [rosebud, other]\ncondition: words", json)).isTrue();
        assertThat(matches("words:\n  '|all': [rosebud, other]\ncondition: words", json))
                .isFalse();
        assertThat(matches("words:\n  '|all': [rosebud, 4711]\ncondition: words", json))
                .isTrue();
        assertThat(matches("words: nowhere\ncondition: words", json)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a or b and c           | a    | true",
                "(a or b) and c         | a    | false",
                "not a and b            | b    | true",
                "not (a and b)          | a    | true",
                "1 of x_*               | x_1  | true",
                "any of x_*             | x_2  | true",
                "all of x_*             | x_1  | false",
                "2 of x_*               | x_1 x_2 | true",
                "1 of them              | c    | true",
                "all of them            | a b c x_1 x_2 | true",
                "1 of them              | _h   | false",
                "1 of _*                | _h   | true",
                "a AND NOT b            | a    | true",
                "not not a              | a    | true"
            })
    void conditionsBindAsTheSpecificationSays(String condition, String present, boolean matches) {
        StringBuilder detection = new StringBuilder();
        for (String name : List.of("a", "b", "c", "x_1", "x_2", "_h")) {
            detection.append(name).append(": {f|contains: '<").append(name).append(">'}\n");
        }
        String value = "<" + present.replace(" ", "><") + ">";
        assertThat(matches(detection + "condition: " + condition, "{\"f\":\"" + value + "\"}"))
                .isEqualTo(matches);
    }

    @Test
    void aListOfConditionsIsEither() {
        String detection = "a: {f: 1}\nb: {f: 2}\ncondition: [a, b]";
        assertThat(matches(detection, "{\"f\":2}")).isTrue();
        assertThat(matches(detection, "{\"f\":3}")).isFalse();
    }

    @Test
    void aRuleForAnotherLogIsNotTried() {
        String windows = "title: T\nlogsource: {product: windows}\ndetection: {s: {f: 1}, condition: s}\n";
        RuleSet rules = Detecting.rules(windows);
        assertThat(Detecting.run(rules, DetectorSettings.stream(), List.of(Records.cloudTrail("{\"f\":1}"))))
                .isEmpty();
        assertThat(Detecting.run(rules, DetectorSettings.stream(), List.of(Records.json("{\"f\":1}"))))
                .as("a record of no known source is tried with every rule")
                .hasSize(1);
    }

    @Test
    void aRuleFiresOnceARecordHoweverItIsFound() {
        String detection = "a: {f: [x, y]}\nb: {g: [x, y]}\ncondition: a or b";
        assertThat(Detecting.run(
                        Detecting.rules(Detecting.rule(detection)),
                        DetectorSettings.stream(),
                        List.of(Records.cloudTrail("{\"f\":[\"x\",\"y\"],\"g\":\"x\"}"))))
                .hasSize(1);
    }
}
