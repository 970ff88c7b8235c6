package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudir.model.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Documents that are no plan at all, or a plan in another dress. */
class DocumentFormsTest {
    @Test
    void theSamePlanReadsFromJsonTabsAndAll() throws IOException {
        String json = new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        new YAMLMapper().readTree(ExampleText.whole().bytes()))
                .replace("  ", "\t");

        ResponsePlan fromJson = ResponsePlan.read("plan.json", json.getBytes(StandardCharsets.UTF_8));

        ResponsePlan example = ResponsePlan.example();
        assertThat(fromJson.duties()).isEqualTo(example.duties());
        assertThat(fromJson.scenarios()).isEqualTo(example.scenarios());
        assertThat(fromJson.legal()).isEqualTo(example.legal());
    }

    @Test
    void truthIsReadHoweverItIsCapitalised() {
        byte[] plan = text().replace("requesterMayApprove: false", "requesterMayApprove: True")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ResponsePlan.read("plan.yaml", plan).approval().requesterMayApprove())
                .isTrue();
    }

    @Test
    void otherEncodingsAreNamed() {
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32")) {
            byte[] plan = "version: 1\n".getBytes(Charset.forName(encoding));
            assertThat(ResponsePlan.check(plan)).extracting(Fault::code).containsExactly("encoding");
        }
    }

    @Test
    void aByteOrderMarkIsAFaultAndTheRestIsStillRead() {
        assertThat(check("\uFEFF" + text()))
                .extracting(DocumentFormsTest::brief)
                .containsExactly("1:1 byte-order-mark");
    }

    @Test
    void aByteThatIsNotUtf8IsFoundWhereItStands() throws IOException {
        ByteArrayOutputStream plan = new ByteArrayOutputStream();
        plan.writeBytes("version: 1\norganisation: M".getBytes(StandardCharsets.UTF_8));
        plan.write(0xFC);
        plan.writeBytes("ller\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ResponsePlan.check(plan.toByteArray()))
                .filteredOn(fault -> fault.code().equals("encoding"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line() + ":" + fault.column()).isEqualTo("2:16");
                    assertThat(fault.message()).isEqualTo("byte 0xFC does not belong to any UTF-8 character");
                });
    }

    @Test
    void aTabThatIndentsIsNamedAsSuch() {
        assertThat(check("version: 1\ncalendar:\n\tzone: UTC\n"))
                .extracting(DocumentFormsTest::brief)
                .containsExactly("3:1 tab");
    }

    @Test
    void brokenSyntaxIsPlacedAndNothingElseIsGuessed() {
        assertThat(check("version: 1\npeople: [1, 2\nroles: }"))
                .extracting(DocumentFormsTest::brief)
                .containsExactly("3:6 syntax");
        assertThat(check("{\"version\": 1,\n \"organisation\": [\"x\""))
                .extracting(DocumentFormsTest::brief)
                .containsExactly("2:22 syntax");
    }

    @Test
    void anchorsAliasesAndTagsAreNotFollowed() {
        assertThat(check(text().replace("watch: 14d", "watch: &long 14d").replace("fixesDue: 30d", "fixesDue: *long")))
                .extracting(Fault::code)
                .contains("alias");
        assertThat(check(text().replace("evidence:\n", "evidence: &kept\n")))
                .extracting(Fault::code)
                .containsExactly("anchor");
        assertThat(check(text().replace("watch: 14d", "watch: !time 14d")))
                .extracting(Fault::code)
                .containsExactly("tag");
    }

    @Test
    void keysOfAMergeAreUnknownKeys() {
        assertThat(check(text().replace("watch: 14d", "<<: {watch: 14d}")))
                .extracting(Fault::code)
                .containsExactly("unknown-key");
    }

    @Test
    void aSecondDocumentIsAFault() {
        assertThat(check(text() + "---\nversion: 1\n")).extracting(Fault::code).containsExactly("second-document");
    }

    @Test
    void charactersThatCannotBeSeenAreFound() {
        assertThat(check(text().replace("Example Organisation", "Example\u202E Organisation")))
                .extracting(DocumentFormsTest::brief)
                .containsExactly("12:15 unprintable");
        assertThat(check(text().replace("Example Organisation", "Example\u001B[31m Organisation")))
                .extracting(DocumentFormsTest::brief)
                .containsExactly("12:22 unprintable");
    }

    @Test
    void emptyDocumentsAndPlainTextAreFaults() {
        assertThat(check("")).extracting(Fault::code).containsExactly("empty");
        assertThat(check("# nothing but a comment\n")).extracting(Fault::code).containsExactly("empty");
        assertThat(check("just a text")).extracting(Fault::code).contains("wrong-type");
    }

    @Test
    void sizeAndDepthHaveLimits() {
        assertThat(check("#".repeat((1 << 20) + 1)))
                .extracting(Fault::message)
                .containsExactly("the document has 1048577 bytes; at most 1048576 are read");
        assertThat(check("people: " + "[".repeat(500) + "]".repeat(500)))
                .extracting(Fault::code)
                .containsExactly("too-deep");
        assertThat(check("{\"a\":".repeat(100_000))).extracting(Fault::code).containsExactly("too-deep");
        assertThat(check("people: [" + "1,".repeat(60_000) + "]"))
                .extracting(Fault::code)
                .containsExactly("too-many-values");
    }

    @Test
    void faultsBeyondAThousandAreCounted() {
        List<Fault> faults = check("{\"people\": [" + "1,".repeat(2_000) + "1]}");

        assertThat(faults).hasSize(1001);
        assertThat(faults.get(1000).code()).isEqualTo("too-many-faults");
    }

    @Test
    void noDamageMakesTheReaderThrow() {
        SplittableRandom random = new SplittableRandom(20261124);
        byte[] example = ExampleText.whole().bytes();
        for (int round = 0; round < 150; round++) {
            byte[] damaged = example.clone();
            for (int hit = 0; hit < 1 + round % 4; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(round % 2 == 0 ? 128 : 256);
            }
            List<Fault> faults = ResponsePlan.check(damaged);
            if (faults.isEmpty()) {
                assertThat(ResponsePlan.read("damaged", damaged).people()).isNotEmpty();
            }
        }
    }

    private static String text() {
        return new String(ExampleText.whole().bytes(), StandardCharsets.UTF_8);
    }

    private static List<Fault> check(String text) {
        return ResponsePlan.check(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String brief(Fault fault) {
        return fault.line() + ":" + fault.column() + " " + fault.code();
    }
}
