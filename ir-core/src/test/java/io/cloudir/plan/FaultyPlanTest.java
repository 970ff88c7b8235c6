package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultyPlanTest {
    /** Has the form of a chat token and, being lower case, of an id. */
    private static final String KEY = "xoxb-" + "0".repeat(12);

    @Test
    void allThirtyFaultsOfAPlanAreReportedWhereTheyAre() throws IOException {
        assertThat(ResponsePlan.check(faultyPlan()))
                .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.pointer() + " " + fault.code())
                .containsExactly(
                        "1:10 /version out-of-range",
                        "2:15 /organisation empty-value",
                        "3:18 /calendar/zone unknown-time-zone",
                        "3:44 /calendar/holidays/0 no-such-day",
                        "7:15 /people/0/contacts empty-value",
                        "11:16 /people/1/contacts/0/kind unknown-value",
                        "12:9 /people/2/id duplicate-id",
                        "13:5 /people/2/nmae unknown-key",
                        "15:37 /people/2/contacts/0/value wrong-type",
                        "17:98 /roles/0/holders/1 unknown-person",
                        "20:3 /duties/reviewing unheld-duty",
                        "20:29 /duties/detecting/responsible/0 unknown-role",
                        "22:32 /duties/investigating/responsible wrong-type",
                        "25:3 /duties/recovering duplicate-key",
                        "27:21 /targets/P1/acknowledge bad-form",
                        "28:83 /targets/P2/reviewBusinessDays out-of-range",
                        "32:5 /scenarios/0/playbook scenario-without-playbook",
                        "33:32 /scenarios/1/playbook unknown-playbook",
                        "36:12 /communication/warRoom unknown-channel",
                        "39:13 /escalation/1/after escalation-order",
                        "39:24 /escalation/1/role unknown-role",
                        "43:66 /approval/rules/0/approvers too-few-approvers",
                        "44:70 /approval/rules/1/approvers requester-is-approver",
                        "46:16 /safeguards/breakGlass/0 bad-form",
                        "50:14 /legal/0/regime unknown-legal-regime",
                        "57:68 /legalRegimes/0/obligations/0/after unknown-legal-event",
                        "60:72 /channels/1/secret secret",
                        "62:5 /gates/0 gate-place",
                        "64:3 /statuses/investigatin unknown-phase",
                        "66:37 /exercise/0/roles/0 role-not-held");
    }

    @Test
    void readingRefusesThePlanWithTheSameFaults() throws IOException {
        byte[] plan = faultyPlan();

        FaultyDocumentException refused =
                catchThrowableOfType(FaultyDocumentException.class, () -> ResponsePlan.read("our-plan.yaml", plan));

        assertThat(refused.faults()).isEqualTo(ResponsePlan.check(plan));
        assertThat(refused)
                .hasMessageStartingWith("our-plan.yaml:1:10: 'version' is '2'; expected 1")
                .hasMessageEndingWith("(and 29 more)");
    }

    @Test
    void aCredentialIsNeverRepeatedInAFault() throws IOException {
        assertThat(ResponsePlan.check(faultyPlan()))
                .extracting(Fault::toString)
                .noneMatch(fault -> fault.contains("T000/B000"));
    }

    /** Pasted as a key, an id or a name, next to something else that is wrong and told by that name. */
    @ParameterizedTest
    @MethodSource("pasted")
    void norDoesAnyOtherFaultRepeatIt(String old, String other) {
        List<Fault> faults = ExampleText.whole().with(old, other).faults();

        assertThat(faults).isNotEmpty().extracting(Fault::toString).noneMatch(fault -> fault.contains(KEY));
    }

    static Stream<Arguments> pasted() {
        return Stream.of(
                argumentSet("an unknown key", "organisation: ", KEY + ": "),
                argumentSet("a severity factor", "{informationImpact: ", "{" + KEY + ": "),
                argumentSet("a phase", "  mitigating: [", "  " + KEY + ": ["),
                argumentSet("a key that is there twice", "watch: 14d\n", KEY + ": 1\n" + KEY + ": 2\n"),
                argumentSet(
                        "the id of a scenario without a title",
                        "id: leaked-customer-export\n    title: Leaked customer export\n",
                        "id: " + KEY + "\n"),
                argumentSet(
                        "the name of a person without contacts",
                        "id: engineer-two\n    name: Service Owner\n    contacts:",
                        "name: " + KEY + "\n    contact:"),
                argumentSet(
                        "the name of a gate that guards nothing",
                        "name: service-owner-agrees\n    leaving: recovering\n",
                        "name: " + KEY + "\n"));
    }

    @Test
    void theReportForProgramsIsOneLineOfJson() {
        Fault fault = new Fault(3, 5, "/people/0/na~1me", "missing", "a \"name\"\nis <missing>", "add 'name'");

        assertThat(FaultReport.json("a.yaml", List.of(fault)))
                .isEqualTo(
                        "{\"document\":\"a.yaml\",\"faults\":[{\"line\":3,\"column\":5,\"pointer\":\"/people/0/na~1me\",\"code\":\"missing\","
                                + "\"message\":\"a \\\"name\\\"\\nis <missing>\",\"fix\":\"add 'name'\"}]}");
        assertThat(FaultReport.json("-", List.of())).isEqualTo("{\"document\":\"-\",\"faults\":[]}");
    }

    private static byte[] faultyPlan() throws IOException {
        try (InputStream file = FaultyPlanTest.class.getResourceAsStream("faulty-plan.yaml")) {
            return file.readAllBytes();
        }
    }
}
