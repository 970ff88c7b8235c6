package io.cloudir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that all rooms speak in refuse what they cannot mean, and say what they would take. */
class ModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anIncidentIdIsDerivedFromItsKeyAndFitsEveryName() {
        Set<IncidentId> ids = new HashSet<>();
        for (int key = 0; key < 5_000; key++) {
            IncidentId id = IncidentId.derivedFrom("key-" + key);
            assertThat(id.value()).matches("ir-[a-z0-9]{12}");
            ids.add(id);
        }

        assertThat(ids).hasSize(5_000);
        assertThat(IncidentId.derivedFrom("key-1")).isEqualTo(IncidentId.derivedFrom("key-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ir-",
                "ir-0123456789a",
                "ir-0123456789abc",
                "IR-0123456789ab",
                "ir-../../etc/pa",
                "ir-0123456789a\n"
            })
    void whatIsNoIncidentIdIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IncidentId(text))
                .withMessageContaining("such as ir-0a1b2c3d4e5f");
    }

    @Test
    void aDigestIsTheSha256OfItsBytes() {
        // The test vector "abc" of FIPS 180-4.
        assertThat(Digest.ofText("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Digest("BA78"))
                .withMessageContaining("expected 64 lower-case hexadecimal digits");
    }

    @Test
    void aLongEntityIdIsShortenedAndStaysDistinct() {
        Entity one = Entity.of(EntityType.RESOURCE, "x".repeat(Entity.ID_LIMIT) + "1");
        Entity two = Entity.of(EntityType.RESOURCE, "x".repeat(Entity.ID_LIMIT) + "2");

        assertThat(one.id()).hasSizeLessThanOrEqualTo(Entity.ID_LIMIT);
        assertThat(one).isNotEqualTo(two);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entity(EntityType.RESOURCE, "x".repeat(Entity.ID_LIMIT + 1)))
                .withMessageContaining("use Entity.of to shorten it");
    }

    @Test
    void shorteningNeverCutsACharacterInHalf() {
        for (int pad = 0; pad < 40; pad++) {
            String id = Entity.of(EntityType.HOST, "x".repeat(pad) + "🔑".repeat(600))
                    .id();
            assertThat(Text.wellFormed(id)).isSameAs(id);
        }
    }

    @Test
    void onlyNothingInParticularHasNoId() {
        assertThat(Entity.NONE.id()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Entity(EntityType.HOST, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Entity(EntityType.NONE, "x"));
    }

    @Test
    void aTimeRangeIncludesItsEndsAndGrowsToWhatItMustCover() {
        TimeRange hour = new TimeRange(NOON, NOON.plusSeconds(3600));

        assertThat(hour.contains(NOON)).isTrue();
        assertThat(hour.contains(NOON.plusSeconds(3600))).isTrue();
        assertThat(hour.contains(NOON.minusNanos(1))).isFalse();
        assertThat(hour.including(NOON.plusSeconds(10))).isSameAs(hour);
        assertThat(hour.including(NOON.minusSeconds(60)).from()).isEqualTo(NOON.minusSeconds(60));
        assertThat(hour.including(NOON.plusSeconds(7200)).duration()).isEqualTo(Duration.ofHours(2));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(NOON, NOON.minusNanos(1)));
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void aSeverityIsReadFromItsCode(Severity severity) {
        assertThat(Severity.ofCode(severity.code())).isEqualTo(severity);
        assertThat(severity.max(Severity.MEDIUM).atLeast(severity)).isTrue();
    }

    @Test
    void anUnknownCodeIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Severity.ofCode("severe\u001b[31m"))
                .withMessage("unknown severity 'severe\ufffd[31m'; known: informational, low, medium, high, critical");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cloud.ofCode("azure"))
                .withMessage("unknown cloud 'azure'; known: aws, gcp, other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Category.ofCode("x"))
                .withMessageContaining("data-theft");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntityType.ofCode("x"))
                .withMessageContaining("accessKey");
        assertThatIllegalArgumentException().isThrownBy(() -> Precision.ofCode("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1562", "T1562.008"})
    void aTechniqueIsNamedAsAttackNamesIt(String id) {
        assertThat(new Technique(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1562", "T156", "T1562.8", "TA0001", "t1562"})
    void whatIsNoTechniqueIsRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Technique(id)).withMessageContaining("T1234.001");
    }

    @Test
    void anActorIsOnePrintableLine() {
        assertThat(new Actor.Person("commander-one").id()).isEqualTo("commander-one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Actor.Person("a\nb"))
                .withMessageContaining("is not one printable line");
        assertThatIllegalArgumentException().isThrownBy(() -> new Actor.Automation("detection", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Actor.Person("x".repeat(201)));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:user/a, 192.0.2.7, 2",
        "arn:aws:iam::123456789012:user/a, 2001:db8::7, 2",
        "arn:aws:iam::123456789012:user/a, AWS Internal, 1",
        "ec2.amazonaws.com, cloudformation.amazonaws.com, 0",
        "'', face, 0"
    })
    void aRecordTiesItsActorAndItsAddressTogetherButNoServiceOfTheCloud(String actor, String address, int entities) {
        RecordSummary record = new RecordSummary("r", NOON, "a", actor, address, "success", Digest.ZERO);

        assertThat(record.entities()).hasSize(entities);
    }

    @Test
    void faultsAreToldInDocumentOrderAndTheFirstIsInTheMessage() {
        Fault late = new Fault(9, 1, "/b", "unknown-field", "unknown field 'b'", "remove it");
        Fault early = new Fault(2, 3, "/a", "missing", "no 'name'", "add one");

        FaultyDocumentException thrown = new FaultyDocumentException("plan.yaml", List.of(late, early));

        assertThat(thrown.faults()).containsExactly(early, late);
        assertThat(thrown).hasMessage("plan.yaml:2:3: no 'name'; add one (and 1 more)");
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultyDocumentException("plan.yaml", List.of()));
    }

    @Test
    void blankAndMissingPartsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudAccount(Cloud.AWS, " "))
                .withMessageContaining("account id is blank");
        assertThatNullPointerException().isThrownBy(() -> new Measure(1, null)).withMessage("unit");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ResourceRef(new CloudAccount(Cloud.AWS, "123456789012"), "", "ec2:instance", "i-1"))
                .withMessageContaining("region is blank");
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(-1, 0, "", "c", "m", "f"));
    }
}
