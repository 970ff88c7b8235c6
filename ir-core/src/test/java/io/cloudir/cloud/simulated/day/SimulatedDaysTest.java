package io.cloudir.cloud.simulated.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.simulated.Reading;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedDaysTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final SimulatedDays DAYS = SimulatedDays.ofSeed(7);

    @TempDir
    private Path folder;

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        SimulatedDay again = SimulatedDays.ofSeed(7).takeoverDay(MONDAY, 600);
        assertThat(again.jsonLines()).isEqualTo(DAYS.takeoverDay(MONDAY, 600).jsonLines());
        assertThat(SimulatedDays.ofSeed(8).ordinaryDay(MONDAY, 600).jsonLines())
                .isNotEqualTo(DAYS.ordinaryDay(MONDAY, 600).jsonLines());
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        List<Path> files = again.writeTo(first, Duration.ofHours(1));
        List<Path> sameFiles = again.writeTo(second, Duration.ofHours(1));
        for (int file = 0; file < files.size(); file++) {
            assertThat(files.get(file)).hasSameBinaryContentAs(sameFiles.get(file));
            assertThat(files.get(file).getFileName())
                    .isEqualTo(sameFiles.get(file).getFileName());
        }
    }

    @Test
    void aDayHasAboutTheSizeAskedFor() {
        for (int size : List.of(200, 1000, 5000)) {
            assertThat(DAYS.ordinaryDay(MONDAY, size).records().size()).isBetween(size * 85 / 100, size * 115 / 100);
        }
    }

    @Test
    void recordsAreInTimeOrderOnTheirDayWithIdsOfTheirOwn() throws IOException {
        SimulatedDay day = DAYS.takeoverDay(MONDAY, 1000);
        Set<String> ids = new HashSet<>();
        Instant last = Instant.MIN;
        for (JsonNode record : parsed(day)) {
            Instant time = Instant.parse(record.path("eventTime").asText());
            assertThat(time).isAfterOrEqualTo(last);
            assertThat(time.toString()).startsWith("2026-03-02");
            assertThat(ids.add(record.path("eventID").asText())).isTrue();
            last = time;
        }
        assertThat(ids).containsAll(day.planted());
    }

    @Test
    void peopleWorkInOfficeHoursAndFewAtWeekends() throws IOException {
        TreeMap<Integer, Integer> hours = new TreeMap<>();
        for (JsonNode record : parsed(DAYS.ordinaryDay(MONDAY, 2000))) {
            if (record.at("/userIdentity/type").asText().equals("IAMUser")) {
                Instant time = Instant.parse(record.path("eventTime").asText());
                hours.merge(time.atZone(ZoneOffset.UTC).getHour(), 1, Integer::sum);
            }
        }
        assertThat(hours.firstKey()).isGreaterThanOrEqualTo(6);
        assertThat(hours.lastKey()).isLessThanOrEqualTo(18);
        assertThat(DAYS.ordinaryDay(MONDAY.plusDays(5), 1000).records())
                .noneMatch(record -> record.contains("developer-01"));
    }

    static List<Trigger> triggers() {
        return SimulatedDays.triggers();
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aDayWithATriggerIsTheOrdinaryDayAndThePlant(Trigger trigger) {
        SimulatedDay ordinary = DAYS.ordinaryDay(MONDAY, 400);
        SimulatedDay day = DAYS.dayWith(trigger, MONDAY, 400);
        assertThat(ordinary.planted()).isEmpty();
        assertThat(day.planted()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(day.records())
                .containsAll(ordinary.records())
                .hasSize(ordinary.records().size() + day.planted().size());
    }

    @Test
    void whatAnAuditLogDoesNotShowIsRefused() {
        assertThatThrownBy(() -> DAYS.dayWith(Trigger.MALWARE, MONDAY, 400))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FAILED_LOGINS");
        assertThatThrownBy(() -> DAYS.ordinaryDay(MONDAY, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200");
    }

    @Test
    void onlyDocumentationValuesAreUsed() {
        Pattern address = Pattern.compile("\"(\\d+\\.\\d+\\.\\d+)\\.\\d+\"");
        Pattern account = Pattern.compile("\\b\\d{12}\\b");
        Pattern key = Pattern.compile("\"((?:AKIA|ASIA)[^\"]+)\"");
        StringBuilder log = new StringBuilder();
        SimulatedDays.triggers()
                .forEach(trigger -> DAYS.dayWith(trigger, MONDAY, 200)
                        .records()
                        .forEach(record -> log.append(record).append('\n')));
        String text = log.toString();
        assertThat(Set.of("192.0.2", "198.51.100", "203.0.113")).containsAll(found(address, text, 1));
        assertThat(found(key, text, 1)).allMatch(id -> id.endsWith("EXAMPLE") && id.length() == 20);
        assertThat(Set.of("123456789012", "111122223333"))
                .containsAll(found(account, text.replaceAll("-[0-9a-f]{12}\"", ""), 0));
    }

    @Test
    void aDayIsDeliveredAsCloudTrailDoes() throws IOException {
        SimulatedDay day = DAYS.ordinaryDay(MONDAY, 400);
        List<Path> files = day.writeTo(folder, Duration.ofMinutes(5));
        List<String> delivered = new ArrayList<>();
        for (Path file : files) {
            assertThat(file.getFileName().toString())
                    .matches(
                            "123456789012_CloudTrail_(eu-west-1|us-east-1)_202603\\d\\dT\\d\\d\\d[05]Z_[0-9a-f]{16}\\.json\\.gz");
            try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
                for (JsonNode record : JSON.readTree(gzip).path("Records")) {
                    delivered.add(record.toString());
                }
            }
        }
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(day.records());
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSameSizeAs(files);
        }
    }

    @Test
    void theTakeoverCanBeContainedAndRolledBackOnTheSimulatedCloud() throws IOException {
        SimulatedDay day = DAYS.takeoverDay(MONDAY, 400);
        day.writeTo(folder, Duration.ofHours(6));
        SimulatedCloud cloud = SimulatedCloud.fromActivities(
                new CloudAccount(Cloud.AWS, "123456789012"),
                Reading.with(reader -> reader.read(folder)),
                Clock.fixed(Instant.parse("2026-03-03T00:00:00Z"), ZoneOffset.UTC));
        String backDoor = "arn:aws:iam::123456789012:user/backup-sync";
        assertThat(cloud.identity(IdentityRequest.of(backDoor)).policies())
                .contains("arn:aws:iam::aws:policy/AdministratorAccess");
        assertThat(cloud.controlPlane().isHealthy()).isFalse();
        cloud.plan(new Containment.SuspendIdentity(backDoor)).changes().forEach(cloud::apply);
        List<JsonNode> lastFirst = parsed(day);
        Collections.reverse(lastFirst);
        for (JsonNode record : lastFirst) {
            boolean write = !record.path("readOnly").asBoolean()
                    && !record.path("eventName").asText().equals("ConsoleLogin");
            if (day.planted().contains(record.path("eventID").asText()) && write) {
                cloud.plan(new Containment.RollBack(record.path("eventID").asText()))
                        .changes()
                        .forEach(change ->
                                assertThat(cloud.apply(change).holds()).isTrue());
            }
        }
        assertThat(cloud.controlPlane().checks())
                .filteredOn(check -> check.name().startsWith("audit-trail"))
                .allMatch(check -> check.health() == ControlPlane.Health.HEALTHY);
        assertThat(cloud.identity(IdentityRequest.of(backDoor)).policies()).containsExactly("IncidentResponseDenyAll");
    }

    private static List<JsonNode> parsed(SimulatedDay day) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String record : day.records()) {
            records.add(JSON.readTree(record));
        }
        return records;
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }
}
