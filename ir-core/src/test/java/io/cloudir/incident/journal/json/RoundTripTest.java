package io.cloudir.incident.journal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what is read. */
class RoundTripTest {
    private static final int VALUES = 200;

    static List<Class<?>> kinds() {
        return GeneratedEvents.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyEventIsReadBackAsItWasWritten(Class<?> kind) {
        GeneratedEvents events = new GeneratedEvents(20260101);
        for (int at = 0; at < VALUES; at++) {
            IncidentEvent event = events.event(kind);
            String payload = write(event);
            assertThat(PayloadReader.read(EventTypes.nameOf(event), payload)).isEqualTo(event);
        }
    }

    @Test
    void thereAreAsManyNamesAsKinds() {
        assertThat(kinds()).hasSizeGreaterThan(45);
        assertThat(kinds().stream().map(kind -> EventTypes.nameOf(new GeneratedEvents(1).event(kind))))
                .doesNotHaveDuplicates()
                .contains("signal-attached", "incident-opened", "payload-erased")
                .allMatch(name -> EventTypes.ofName(name).isPresent());
    }

    @Test
    void keysAreSortedAndNothingIsSpaced() {
        assertThat(write(new TaskEnded("t1", true, "done \"well\"")))
                .isEqualTo("{\"done\":true,\"outcome\":\"done \\\"well\\\"\",\"taskId\":\"t1\"}");
    }

    @Test
    void unpairedSurrogatesAreReplacedAndCounted() {
        CanonicalJson json = new CanonicalJson();
        PayloadWriter.write(new NoteAdded("a\uD800b\uDC00c\uD83D\uDD25\uD83D"), json);
        assertThat(json.toString()).isEqualTo("{\"text\":\"a\uFFFDb\uFFFDc\uD83D\uDD25\uFFFD\"}");
        assertThat(json.replaced()).isEqualTo(3);
    }

    @Test
    void integersThatNotEveryReaderKeepsAreText() {
        assertThat(new CanonicalJson().integer(9007199254740991L)).hasToString("9007199254740991");
        assertThat(new CanonicalJson().integer(-9007199254740992L)).hasToString("\"-9007199254740992\"");
    }

    @Test
    void anActionOfAnOlderVersionHasNoEndAndIsWrittenAsItWas() {
        String old = "{\"actionId\":\"a\",\"actionType\":\"stop-host\",\"changes\":[],\"digest\":\"" + "0".repeat(64)
                + "\",\"evidenceAtRisk\":[],\"purpose\":\"CONTAIN\",\"residue\":\"\",\"target\":{\"id\":\"i-1\",\"type\":"
                + "\"host\"},\"tasks\":[],\"why\":\"w\"}";
        IncidentEvent read = PayloadReader.read("action-planned", old);
        assertThat(read)
                .isInstanceOfSatisfying(
                        ActionPlanned.class,
                        planned -> assertThat(planned.expires()).isEmpty());
        assertThat(write(read)).isEqualTo(old);
    }

    @Test
    void whatANewerVersionWroteIsKeptAsItIs() {
        assertThat(PayloadReader.read("note-added", "{\"text\":\"x\",\"tone\":\"calm\"}"))
                .isEqualTo(new Unrecognised("note-added", "{\"text\":\"x\",\"tone\":\"calm\"}"));
        assertThat(PayloadReader.read("note-added", "{}")).isInstanceOf(Unrecognised.class);
        assertThat(PayloadReader.read("note-added", "{\"text\":1}")).isInstanceOf(Unrecognised.class);
        assertThat(PayloadReader.read("moon-landed", "{\"a\":1}"))
                .isEqualTo(new Unrecognised("moon-landed", "{\"a\":1}"));
        assertThat(PayloadReader.read("payload-erased", "{\"legalBasis\":\"\",\"reason\":\"\",\"seq\":\"7\"}"))
                .isInstanceOf(Unrecognised.class);
    }

    private static String write(IncidentEvent event) {
        CanonicalJson json = new CanonicalJson();
        PayloadWriter.write(event, json);
        return json.toString();
    }
}
