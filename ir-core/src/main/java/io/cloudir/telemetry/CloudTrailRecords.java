package io.cloudir.telemetry;

/**
 * Reads single CloudTrail records that an application got by itself, from an event bus or a lookup call. Whole files and
 * folders are read by {@link LogReader}. Thread-safe.
 */
public final class CloudTrailRecords {
    private static final JsonRecord JSON = new JsonRecord(ReadLimits.DEFAULT);
    private static final CloudTrailFormat FORMAT = new CloudTrailFormat();

    private CloudTrailRecords() {}

    /**
     * Reads one record, also in the envelope of EventBridge, within the {@linkplain ReadLimits#DEFAULT default limits}.
     *
     * @param json the record, UTF-8
     * @param location where it comes from, such as {@code trail.jsonl:17}: its id if it has none of its own
     * @throws MalformedRecordException if the bytes are no CloudTrail record; the message says why
     */
    public static Activity parse(byte[] json, String location) {
        byte[] raw = json.clone();
        return FORMAT.read(JSON.parse(raw), raw, location);
    }
}
