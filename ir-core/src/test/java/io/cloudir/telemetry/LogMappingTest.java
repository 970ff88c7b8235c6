package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.ResourceRef;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application's own records mean is written in a document; what is wrong with it is told at once. */
class LogMappingTest {
    private static final String MAPPING = """
            version: 1
            id: shop
            title: The shop's log
            logsource: {product: Shop, service: orders}
            recognise:
              - {field: kind, is: [order, "1"]}
            time: {field: at.t, format: epoch-millis}
            record:
              id: id
              principal: who
              action: kind
              outcome: outcome
              address: from
            success: [ok]
            fixed: {account: shop-production, region: eu-west-1, service: shop}
            resources:
              - {type: "shop:order", field: orders.no}
            needs: [principal]
            fields: {src_ip: from}
            """;

    private static final String RECORD = """
            {"kind":"order","at":{"t":1767225600000},"id":"o-1","who":"kim","from":"192.0.2.1","outcome":"denied","orders":[{"no":7},{"no":"8"}]}""";

    private static List<Fault> faults(String mapping) {
        return LogMapping.check(mapping.getBytes(StandardCharsets.UTF_8));
    }

    private static LogMapping read(String mapping) {
        return LogMapping.read("shop.yaml", mapping.getBytes(StandardCharsets.UTF_8));
    }

    private static Collected log(String log, LogMapping... mappings) {
        Collected collected = new Collected();
        new LogReader(
                        LogSource.AUTO,
                        LogMappings.of(List.of(mappings)),
                        ReadLimits.DEFAULT,
                        collected,
                        SeenRecords.none())
                .read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), "log");
        return collected;
    }

    @Test
    void aRecordIsReadAsTheMappingSays() {
        Activity record = log(RECORD, read(MAPPING)).activities.get(0);

        CloudAccount account = new CloudAccount(Cloud.OTHER, "shop-production");
        assertThat(record.head())
                .isEqualTo(new Activity.Head(
                        "o-1",
                        "log:1",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "shop",
                        Cloud.OTHER,
                        "shop-production",
                        "eu-west-1",
                        "shop",
                        "order",
                        "denied",
                        false,
                        Optional.of(new Principal(PrincipalType.USER, "kim", "kim", "shop-production", "")),
                        "",
                        "192.0.2.1",
                        "",
                        List.of(
                                new ResourceRef(account, "eu-west-1", "shop:order", "7"),
                                new ResourceRef(account, "eu-west-1", "shop:order", "8"))));
        assertThat(record.kind()).contains(new LogKind("", "shop", "orders"));
    }

    @Test
    void anOutcomeThatIsASuccessIsNoError() {
        assertThat(log(RECORD.replace("denied", "ok"), read(MAPPING))
                        .activities
                        .get(0)
                        .head()
                        .errorCode())
                .isEmpty();
    }

    @Test
    void fieldsHaveTheRecordsOwnNamesAndThoseOfTheMapping() {
        String forged = RECORD.replace("\"kind\"", "\"src_ip\":\"203.0.113.9\",\"kind\"");

        Activity record = log(forged, read(MAPPING)).activities.get(0);

        assertThat(record.values(FieldPath.of("at.t"))).hasSize(1);
        assertThat(record.values(FieldPath.of("src_ip")))
                .extracting(FieldValue::text)
                .containsExactly("192.0.2.1");
        assertThat(record.has(FieldPath.of("src_ip"))).isTrue();
    }

    @Test
    void whatARecordLacksIsToldAndTheRestIsRead() {
        Collected read = log(
                String.join(
                        "\n",
                        RECORD,
                        RECORD.replace("\"who\"", "\"whom\""),
                        RECORD.replace("\"order\"", "\"page\""),
                        RECORD.replace("\"kind\"", "\"sort\""),
                        RECORD.replace("o-1", "o-2")),
                read(MAPPING));

        assertThat(read.ids()).containsExactly("o-1", "o-2");
        assertThat(read.complaints())
                .containsExactly(
                        "log:2: no principal; mapping shop needs it in who",
                        "log:3: no mapping recognises it; for shop kind is 'page'",
                        "log:4: no mapping recognises it; for shop it has no field kind");
    }

    @Test
    void recordsOfSeveralKindsInOneLogAreEachReadByTheirMapping() {
        String other = MAPPING.replace("id: shop\n", "id: pages\n").replace("[order, \"1\"]", "[page]");

        Collected read = log(
                RECORD + "\n" + RECORD.replace("\"order\"", "\"page\"").replace("o-1", "o-2"),
                read(MAPPING),
                read(other));

        assertThat(read.activities).extracting(Activity::source).containsExactly("shop", "pages");
    }

    @Test
    void aKnownSourceIsNotTakenByAMapping() {
        String anything = MAPPING.replace("{field: kind, is: [order, \"1\"]}", "{field: eventName}");

        Collected read = log(SourceSamples.GCP_AUDIT, read(anything.replace("eventName", "insertId")));

        assertThat(read.activities).extracting(Activity::source).containsExactly("gcp.audit");
    }

    @Test
    void valuesAreComparedByTheirText() {
        assertThat(log(RECORD.replace("\"order\"", "1"), read(MAPPING)).activities)
                .hasSize(1);
        assertThat(log(RECORD.replace("\"order\"", "\"Order\""), read(MAPPING)).activities)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: iso-8601 | \"2026-01-01T00:00:00Z\"",
                "format: iso-8601 | \"2026-01-01 00:00:00\"",
                "format: epoch-seconds | 1767225600",
                "format: epoch-seconds | \"1767225600.0\"",
                "format: epoch-millis | 1767225600000",
                "format: pattern, pattern: \"dd/MMM/uuuu:HH:mm:ss Z\" | \"01/Jan/2026:01:00:00 +0100\"",
                "format: pattern, pattern: \"uuuu-MM-dd HH:mm\", zone: Europe/Paris | \"2026-01-01 01:00\""
            })
    void timesAreReadAsTheyAreWritten(String form, String written) {
        LogMapping mapping = read(MAPPING.replace("format: epoch-millis", form));

        assertThat(log(RECORD.replace("1767225600000", written), mapping).activities)
                .extracting(Activity::time)
                .containsExactly(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"true", "\"noon\"", "1e999999999", "1e-999999999", "-5", "\"9\"", "[]", "{\"a\":1}", "null"})
    void whatIsNoTimeIsToldAndNothingElseHappens(String written) {
        Collected read = log(RECORD + "\n" + RECORD.replace("1767225600000", written), read(MAPPING));

        assertThat(read.activities).hasSize(1);
        assertThat(read.complaints()).singleElement().asString().startsWith("log:2: ");
    }

    @Test
    void everyFaultIsToldAtOnceWhereItIs() {
        String faulty = """
                version: 2
                id: cloudtrail
                colour: red
                recognise: []
                time: {field: at, format: pattern, pattern: "uuuu-MM-dd"}
                record: {outcome: "a..b", account: acc, principal: who}
                fixed: {account: here}
                principalType: person
                success: []
                needs: [address]
                fields: {cloudir.x: y}
                """;

        assertThat(faults(faulty))
                .extracting(fault -> fault.line() + " " + fault.pointer() + " " + fault.code())
                .containsExactly(
                        "1 /logsource missing",
                        "1 /title missing",
                        "1 /version out-of-range",
                        "2 /id duplicate-id",
                        "3 /colour unknown-key",
                        "4 /recognise empty-value",
                        "5 /time/pattern bad-form",
                        "6 /record/outcome bad-form",
                        "7 /fixed/account told-twice",
                        "8 /principalType unknown-value",
                        "9 /success missing",
                        "10 /needs/0 unknown-value",
                        "11 /fields/cloudir.x bad-form");
        assertThatThrownBy(() -> read(faulty))
                .isInstanceOf(FaultyDocumentException.class)
                .hasMessageContaining("shop.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: epoch-millis | format: pattern | /time/pattern missing",
                "format: epoch-millis | format: iso-8601, zone: UTC | /time/zone unused",
                "format: epoch-millis | format: iso-8601, pattern: uuuu | /time/pattern unused",
                "format: epoch-millis | format: pattern, pattern: \"uuuu-MM-dd HH:mm\" | /time/pattern bad-form",
                "format: epoch-millis | format: pattern, pattern: \"uuuu-MM-dd hh:mm Z\" | /time/pattern bad-form",
                "format: epoch-millis | format: pattern, pattern: \"{\" | /time/pattern bad-form",
                "format: epoch-millis | format: pattern, pattern: uuuu, zone: Mars | /time/zone unknown-time-zone",
                "fixed: {account: shop-production, | fixed: { | /resources missing",
                "outcome: outcome | accessKey: key | /success missing",
            })
    void partsThatDoNotAgreeAreFaults(String part, String other, String fault) {
        assertThat(faults(MAPPING.replace(part, other)))
                .extracting(found -> found.pointer() + " " + found.code())
                .containsExactly(fault);
    }

    @Test
    void hostileSizesAreRefused() {
        String conditions = "  - {field: kind}\n".repeat(21);
        String path = "a" + ".a".repeat(20);

        assertThat(faults(MAPPING.replace("  - {field: kind, is: [order, \"1\"]}\n", conditions)))
                .extracting(Fault::pointer)
                .containsExactly("/recognise");
        assertThat(faults(MAPPING.replace("principal: who", "principal: " + path)))
                .extracting(Fault::pointer)
                .containsExactly("/record/principal");
        assertThat(faults(MAPPING + "#" + "x".repeat(1 << 20)))
                .extracting(Fault::code)
                .containsExactly("too-large");
    }

    @Test
    void twoMappingsOfOneIdAreRefused() {
        LogMapping mapping = read(MAPPING);

        assertThatThrownBy(() -> LogMappings.of(List.of(mapping, mapping)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two mappings have the id 'shop'");
    }
}
