package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages that CloudWatch Logs carries are records of the source that their log stream is of. */
class LogEventsTest {
    private static final String FLOW = SourceSamples.VPC_FLOW;
    private static final String CONTROL = "CWL CONTROL MESSAGE: Checking health of destination Firehose.";
    private static final String WHOLE_VERSION_5 =
            "5 123456789012 eni-1235b8ca123456789 192.0.2.7 10.0.0.5 443 49152 6 20 4249 1769860740 1769860800 REJECT OK"
                    + " vpc-abcdefab012345678 subnet-aaaaaaaa012345678 - 19 IPv4 192.0.2.7 10.0.0.5 us-east-1 use1-az4 - - - S3 ingress -";

    private static ObjectNode event(int number, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "3195310660696698337880902507980421114328961542429" + number)
                .put("timestamp", 1769860800000L)
                .put("message", message);
    }

    private static String envelope(String type, String stream, String... messages) {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("messageType", type)
                .put("owner", "123456789012")
                .put("logGroup", "group")
                .put("logStream", stream);
        envelope.putArray("subscriptionFilters").add("all");
        for (int at = 0; at < messages.length; at++) {
            envelope.withArray("logEvents").add(event(at, messages[at]));
        }
        return envelope.toString();
    }

    private static String data(String stream, String... messages) {
        return envelope("DATA_MESSAGE", stream, messages);
    }

    /** What {@code FilterLogEvents} answers: of each pair the log stream and the message. */
    private static ObjectNode answer(String... streamsAndMessages) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("events");
        for (int at = 0; at < streamsAndMessages.length; at += 2) {
            answer.withArray("events")
                    .addObject()
                    .put("logStreamName", streamsAndMessages[at])
                    .put("timestamp", 1769860800000L)
                    .put("message", streamsAndMessages[at + 1])
                    .put("ingestionTime", 1769860800001L)
                    .put("eventId", "3195310660696698337880902507980421114328961542" + at);
        }
        answer.putArray("searchedLogStreams");
        return answer.put("nextToken", "next");
    }

    private static Collected read(String log) {
        return read(log, LogSource.AUTO, ReadLimits.DEFAULT);
    }

    private static Collected read(String log, LogSource source, ReadLimits limits) {
        return Collected.of(log.getBytes(StandardCharsets.UTF_8), source, limits);
    }

    private static List<String> sources(Collected read) {
        return read.activities.stream().map(Activity::source).toList();
    }

    private static List<String> places(Collected read) {
        return read.activities.stream().map(Activity::location).toList();
    }

    @Test
    void theMessagesOfASubscriptionAreRecordsNamedByTheirPlace() {
        Collected read = read(data("eni-1", FLOW, FLOW.replace("4249", "1")));

        assertThat(sources(read)).containsExactly("vpcflow", "vpcflow");
        assertThat(read.ids()).containsExactly("log#0", "log#1");
        assertThat(read.activities.get(0).raw())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(FLOW);
        assertThat(read.complaints()).isEmpty();
        assertThat(read.skipped).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"AUTO", "JSON"},
            mode = EnumSource.Mode.EXCLUDE)
    void aMessageIsReadAsTheSameRecordThatItIsByItself(LogSource source) {
        String own = SourceSamples.of(source);
        Activity.Head alone = read(own).activities.get(0).head();

        for (LogSource named : List.of(source, LogSource.AUTO)) {
            for (String log : List.of(data("stream", own), answer("stream", own).toString())) {
                Collected read = read(log, named, ReadLimits.DEFAULT);

                assertThat(read.complaints()).isEmpty();
                assertThat(read.activities).singleElement().satisfies(record -> {
                    assertThat(record.source()).isEqualTo(source.code());
                    assertThat(record.time()).isEqualTo(alone.time());
                    assertThat(record.head().action()).isEqualTo(alone.action());
                    assertThat(record.head().resources()).isEqualTo(alone.resources());
                    assertThat(record.raw()).asString(StandardCharsets.UTF_8).isEqualTo(own);
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n", "\n\n"})
    void manyObjectsStandOneBehindAnother(String between) {
        Collected read = read(
                String.join(between, data("a", FLOW), data("b", SampleTrail.record(1)), data("a", FLOW)) + between);

        assertThat(sources(read)).containsExactly("vpcflow", "cloudtrail", "vpcflow");
        assertThat(places(read)).containsExactly("log#0", "log#1", "log#2");
        assertThat(read.complaints()).isEmpty();
    }

    @Test
    void objectsThatWerePackedOneByOneAreReadAsOneFile() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (String one : List.of(data("a", FLOW), data("b", SampleTrail.record(1)))) {
            file.writeBytes(SampleTrail.gzip(one.getBytes(StandardCharsets.UTF_8)));
        }
        Collected read = new Collected();
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, read);
        reader.read(new ByteArrayInputStream(file.toByteArray()), "log");

        assertThat(sources(read)).containsExactly("vpcflow", "cloudtrail");
        assertThat(reader.counts().files()).isEqualTo(1);
    }

    @Test
    void controlMessagesArePassedOver() {
        Collected read = read(envelope("CONTROL_MESSAGE", "", CONTROL) + data("a", FLOW));

        assertThat(sources(read)).containsExactly("vpcflow");
        assertThat(read.complaints()).isEmpty();
        assertThat(read.skipped).isEmpty();
    }

    @Test
    void nothingIsHiddenByCallingItAControlMessage() {
        Collected read = read(envelope("CONTROL_MESSAGE", "a", FLOW) + data("a", FLOW, CONTROL));

        assertThat(places(read)).containsExactly("log#0", "log#1");
        assertThat(read.complaints())
                .containsExactly("log#2: a flow log line of 8 columns; expected 14, as the heading"
                        + " (or the default format) has them");
    }

    @Test
    void eachLogStreamIsToldByItself() {
        String application = "{\"level\":\"info\",\"text\":\"hello\"}";
        Collected read = read(answer(
                        "eni-1",
                        FLOW,
                        "trail",
                        SampleTrail.record(1),
                        "shop",
                        application,
                        "eni-1",
                        FLOW,
                        "shop",
                        "GET /")
                .toPrettyString());

        assertThat(sources(read)).containsExactly("vpcflow", "cloudtrail", "vpcflow");
        assertThat(read.complaints()).isEmpty();
        assertThat(read.skipped)
                .extracting(Malformed::toString)
                .containsExactly(
                        "log (log stream shop): no records of a known source; name the source to have each looked at");
    }

    @Test
    void anAnswerForOneLogStreamDoesNotNameIt() {
        Collected read = read("{\"events\":[{\"timestamp\":1769860800000,\"message\":\"" + FLOW
                + "\",\"ingestionTime\":1769860800001}],"
                + "\"nextForwardToken\":\"f/1\",\"nextBackwardToken\":\"b/1\"}");

        assertThat(sources(read)).containsExactly("vpcflow");
    }

    @Test
    void anAnswerWithoutEventsIsALogWithoutRecords() {
        Collected read = read(answer().toString());

        assertThat(read.activities).isEmpty();
        assertThat(read.complaints()).isEmpty();
        assertThat(read.skipped).isEmpty();
    }

    @Test
    void objectsWhoseKeysWereSortedAreReadAllTheSame() throws Exception {
        JsonNode sorted = new JsonMapper().readTree(data("a", FLOW));
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        for (String key : List.of("logEvents", "logGroup", "logStream", "messageType", "owner")) {
            envelope.set(key, sorted.get(key));
        }

        assertThat(sources(read(envelope.toString()))).containsExactly("vpcflow");
    }

    @Test
    void recordsOfAnApplicationAreReadByTheirMapping() {
        LogMapping mapping = LogMapping.read("shop.yaml", """
                version: 1
                id: shop
                title: The shop's log
                logsource: {product: shop}
                recognise: [{field: kind, is: [order]}]
                time: {field: at, format: iso-8601}
                """.getBytes(StandardCharsets.UTF_8));
        Collected read = new Collected();
        String order = "{\n \"kind\": \"order\", \"at\": \"2026-01-31T12:00:00Z\"\n}";
        new LogReader(LogSource.AUTO, LogMappings.of(List.of(mapping)), ReadLimits.DEFAULT, read, SeenRecords.none())
                .read(
                        new ByteArrayInputStream(data("shop", "START", order, "{\"kind\":\"other\"}")
                                .getBytes(StandardCharsets.UTF_8)),
                        "log");

        assertThat(sources(read)).containsExactly("shop");
        assertThat(read.complaints())
                .containsExactly(
                        "log#0: neither JSON nor a line of a known source",
                        "log#2: no mapping recognises it; for shop kind is 'other'");
    }

    @Test
    void flowsOfAFormatOfTheirOwnAreReadIfAMessageNamesTheColumns() {
        Collected read = read(data("eni-1", "srcaddr end", "10.0.0.9 1769860800"));

        assertThat(read.activities)
                .singleElement()
                .extracting(flow -> flow.head().address())
                .isEqualTo("10.0.0.9");
    }

    @Test
    void flowsWithAllFieldsOfAVersionNeedNoHeading() {
        String third = WHOLE_VERSION_5.replaceFirst("5", "3").replaceFirst(" us-east-1.*", "");
        String fourth = WHOLE_VERSION_5.replaceFirst("5", "4").replaceFirst(" - S3.*", "");
        for (String flow : List.of(third, fourth, WHOLE_VERSION_5)) {
            for (LogSource source : List.of(LogSource.AUTO, LogSource.VPCFLOW)) {
                Collected read = read(data("eni-1", flow), source, ReadLimits.DEFAULT);

                assertThat(read.complaints()).isEmpty();
                assertThat(read.activities).singleElement().satisfies(record -> {
                    assertThat(record.head().errorCode()).isEqualTo("REJECT");
                    assertThat(record.values(FieldPath.of("pkt-dstaddr")))
                            .extracting(FieldValue::text)
                            .containsExactly("10.0.0.5");
                    assertThat(read(new String(record.raw(), StandardCharsets.UTF_8)).activities)
                            .as("kept so that it can be read by itself")
                            .hasSize(1);
                });
            }
        }
        assertThat(read(data("eni-1", WHOLE_VERSION_5)).activities.get(0).head().region())
                .isEqualTo("us-east-1");
    }

    @Test
    void aFlowLogThatSaysThereWasNothingHasNoRecord() {
        String nothing = "5 123456789012 eni-1235b8ca123456789 - - - - - - - 1769860740 1769860800 - NODATA"
                + " vpc-abcdefab012345678 subnet-aaaaaaaa012345678 - - - - - us-east-1 use1-az4 - - - - - -";
        Collected read = read(data("eni-1", nothing, WHOLE_VERSION_5));

        assertThat(read.ids()).containsExactly("log#1");
        assertThat(read.complaints()).isEmpty();
    }

    @Test
    void aCopyOfARecordWithAnIdOfItsOwnIsToldInWhateverItCame() {
        Collected read = read(data("a", SampleTrail.record(1)) + data("b", SampleTrail.record(1)));

        assertThat(read.ids()).containsExactly(SampleTrail.id(1));
    }

    @Test
    void whatCannotBeReadIsToldWithItsMessage() {
        List<DeadLetter> letters = new ArrayList<>();
        String broken = "{\"eventVersion\": oops}";
        new LogReader(LogSource.CLOUDTRAIL, ReadLimits.DEFAULT, new ActivitySink() {
                    @Override
                    public void activity(Activity activity) {}

                    @Override
                    public void malformed(Malformed report) {}

                    @Override
                    public void deadLetter(DeadLetter letter) {
                        letters.add(letter);
                    }
                })
                .read(
                        new ByteArrayInputStream(
                                data("a", broken, "one\ntwo", "").getBytes(StandardCharsets.UTF_8)),
                        "log");

        assertThat(letters)
                .extracting(letter -> letter.malformed().toString())
                .containsExactly(
                        "log#0: not JSON at byte 17 of the record",
                        "log#1: its message has several lines; a record that is text has one",
                        "log#2: no message; an event of CloudWatch Logs has one");
        assertThat(letters)
                .extracting(letter -> new String(letter.bytes(), StandardCharsets.UTF_8))
                .containsExactly(broken, "one\ntwo", event(2, "").toString());
    }

    @Test
    void aSecondLineCannotHideTheFirst() {
        Collected read = read(data("a", FLOW, FLOW + "\n" + FLOW));

        assertThat(read.ids()).containsExactly("log#0");
        assertThat(read.complaints())
                .containsExactly("log#1: its message has several lines; a record that is text has one");
    }

    @Test
    void halfACharacterIsNoText() {
        Collected read = read(data("a", FLOW, FLOW).replaceFirst("ACCEPT", "\\\\ud800"));

        assertThat(read.ids()).containsExactly("log#1");
        assertThat(read.complaints()).containsExactly("log#0: its message has half a character; it is no UTF-8 text");
    }

    @Test
    void eventsWithinAMessageAreNotRead() {
        Collected read = read(data("a", FLOW, data("b", FLOW)));

        assertThat(read.ids()).containsExactly("log#0");
        assertThat(read.complaints()).containsExactly("log#1: its message holds events itself; they are not read");
    }

    @Test
    void behindADamagedEventTheNextOnesAreRead() {
        String damaged = data("a", FLOW, FLOW, FLOW)
                .replaceFirst("(\"timestamp\":1769860800000,\"message\":\"[^\"]*\"},\\{\"id\":\"[0-9]*\")", "$1 oops");
        Collected read = read(damaged + data("b", SampleTrail.record(1)));

        assertThat(places(read)).containsExactly("log#0", "log#2", "log#3");
        assertThat(read.complaints())
                .containsExactly("log#1: not JSON; reading goes on at the next record that can be told");
    }

    @Test
    void anObjectThatBreaksOffDoesNotTakeTheNextOnesAlong() {
        String whole = data("a", FLOW, FLOW);
        for (int cut = 1; cut < whole.length(); cut++) {
            String log =
                    data("first", FLOW) + whole.substring(0, cut) + data("b", FLOW) + data("c", SampleTrail.record(1));
            Collected read = read(log);

            assertThat(sources(read)).as("cut at %d", cut).startsWith("vpcflow").endsWith("cloudtrail");
            // Where a value or an event may stand, the next object is taken for it, and told with that.
            int least = ":[,".indexOf(whole.charAt(cut - 1)) < 0 ? 2 : 1;
            assertThat(sources(read))
                    .as("cut at %d", cut)
                    .filteredOn("vpcflow"::equals)
                    .hasSizeGreaterThanOrEqualTo(least);
            assertThat(read.malformed).as("cut at %d", cut).isNotEmpty();
        }
    }

    @Test
    void aFileWhoseFirstObjectIsDamagedIsKnownByTheNext() {
        Collected read = read("{\"messageType\":oops}" + data("a", FLOW));

        assertThat(places(read)).containsExactly("log#0");
        assertThat(read.complaints()).hasSize(1).allMatch(told -> told.startsWith("log:1: not JSON"));
    }

    @Test
    void aHeadThatSaysTwoThingsIsToldAndItsEventsAreRead() {
        Collected read = read(data("a", FLOW).replace("\"owner\"", "\"messageType\":\"CONTROL_MESSAGE\",\"owner\""));

        assertThat(sources(read)).containsExactly("vpcflow");
        assertThat(read.complaints())
                .containsExactly(
                        "log:1: the key 'messageType' stands twice in one object; its meaning depends on the reader");
    }

    @Test
    void anEventBeyondALimitIsToldAndTheOthersAreRead() {
        ReadLimits tight = ReadLimits.DEFAULT.withMaxRecordBytes(400);
        Collected read = read(data("a", FLOW, "x".repeat(500), FLOW), LogSource.AUTO, tight);

        assertThat(places(read)).containsExactly("log#0", "log#2");
        assertThat(read.complaints())
                .containsExactly("log#1: a record of more than 400 bytes, skipped (limit maxRecordBytes)");
    }

    @Test
    void anEnvelopeMayBeLongerThanARecord() {
        ReadLimits tight = ReadLimits.DEFAULT.withMaxRecordBytes(500);
        String[] flows = IntStream.range(0, 1_000).mapToObj(at -> FLOW).toArray(String[]::new);

        assertThat(read(data("a", flows), LogSource.AUTO, tight).activities).hasSize(1_000);
    }

    @Test
    void ofLogStreamsOfNoKnownSourceLittleIsHeld() {
        String large = "x".repeat(40_000);
        String[] messages = IntStream.range(0, 3_000)
                .boxed()
                .flatMap(at -> Stream.of("stream-" + at, at % 10 == 0 ? large : "x"))
                .toArray(String[]::new);
        Collected read = read(answer(messages).toString() + "\n" + answer("eni-1", FLOW));

        assertThat(sources(read)).containsExactly("vpcflow");
        assertThat(read.skipped).hasSize(3_000);
        assertThat(read.skipped.get(0).place()).isEqualTo("log (log stream stream-0)");
    }

    @Test
    void aLogStreamIsGivenUpWithoutTheOthers() {
        String[] messages = new String[2 * 150];
        Arrays.fill(messages, "noise");
        messages[2 * 120 + 1] = FLOW;
        messages[2 * 121] = "eni-1";
        messages[2 * 121 + 1] = FLOW;
        Collected read = read(answer(messages).toString());

        assertThat(places(read)).containsExactly("log#121");
        assertThat(read.skipped).hasSize(1);
        assertThat(read(answer(messages).toString(), LogSource.VPCFLOW, ReadLimits.DEFAULT).activities)
                .hasSize(2);
    }

    @Test
    void theNameOfALogStreamIsShownAsItMayBe() {
        Collected read = read(data("a\u001b[31m\n" + "x".repeat(600), "noise"));

        assertThat(read.skipped)
                .singleElement()
                .satisfies(told -> assertThat(told.place())
                        .startsWith("log (log stream group a\\u{1b}[31m\\u{a}xxx")
                        .hasSizeLessThan(540));
    }

    @Test
    void anApplicationMayHaveEventsOfItsOwn() {
        Collected read = read(
                "{\"time\":\"2026-01-31T12:00:00Z\",\"events\":[{\"timestamp\":1,\"message\":\"m\"}]}\n",
                LogSource.JSON,
                ReadLimits.DEFAULT);

        assertThat(read.ids()).containsExactly("log:1");
    }

    @Test
    void aLineOfTextThatHoldsAnEnvelopeIsALine() {
        String agent = SourceSamples.S3_ACCESS.replace("curl \"quoted\"/8", "}" + data("a", FLOW));
        Collected read = read(agent + "\n" + SourceSamples.S3_ACCESS);

        assertThat(sources(read)).contains("s3access").doesNotContain("vpcflow");
    }
}
