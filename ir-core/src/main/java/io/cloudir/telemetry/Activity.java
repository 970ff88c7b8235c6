package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.Principal;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.ResourceRef;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One log record: a head that is the same for every source, and the record itself, whose fields are read by path.
 *
 * <p>Everything in it was written by whoever caused the record. Immutable and safe to share between threads.
 */
public final class Activity {
    private final RecordFormat format;
    /** Whether its bytes are the JSON object that its fields are of, without an envelope. */
    private final boolean bare;

    private final String id;
    private final Instant time;
    private final String location;
    private final byte[] raw;
    /** Whether what is made of the bytes is kept. */
    private final boolean compact;
    /** These are made when first asked for; threads that ask at once make the same. */
    private volatile @Nullable Head head;

    private volatile @Nullable JsonNode record;
    private volatile byte @Nullable [] identity;

    /** Takes the bytes as its own: the caller does not change them afterwards. */
    Activity(RecordFormat format, Head head, byte[] raw, JsonNode record, boolean bare) {
        this(format, head.id(), head.time(), head.location(), raw, bare, false);
        this.head = head;
        this.record = record;
    }

    private Activity(
            RecordFormat format, String id, Instant time, String location, byte[] raw, boolean bare, boolean compact) {
        this.format = format;
        this.id = id;
        this.time = time;
        this.location = location;
        this.raw = raw;
        this.bare = bare;
        this.compact = compact;
    }

    /** A record that is known to be one of its format, without an envelope: it is parsed when that is needed. */
    static Activity unread(JsonFormat format, String id, Instant time, String location, byte[] raw) {
        return new Activity(format, id, time, location, raw, true, false);
    }

    /**
     * What every source tells, in the same words.
     *
     * @param id the record's own id, or its {@link #location} if it has none; {@code id#} and 8 hexadecimal digits if a
     *     {@link LogReader} has met the id on a record with other content
     * @param location where it was read: {@code file:line}, or {@code file#index} inside a {@code Records} array
     * @param time when it happened
     * @param source the reader that understood it, such as {@code cloudtrail}
     * @param cloud the cloud it tells of
     * @param account the account or project it happened in; empty if unknown
     * @param region the region it happened in; empty if unknown
     * @param service the service called, such as {@code iam.amazonaws.com}; empty if unknown
     * @param action the call or event, such as {@code CreateUser}; empty if unknown
     * @param errorCode the error it ended with; empty for success
     * @param readOnly whether the record says that nothing was changed, or tells of what others saw, as findings do
     * @param principal who acted
     * @param accessKey the access key id used; empty if unknown
     * @param address the network address or service name it came from; empty if unknown
     * @param userAgent the client's own word for itself; empty if unknown
     * @param resources the resources that the record names
     */
    public record Head(
            String id,
            String location,
            Instant time,
            String source,
            Cloud cloud,
            String account,
            String region,
            String service,
            String action,
            String errorCode,
            boolean readOnly,
            Optional<Principal> principal,
            String accessKey,
            String address,
            String userAgent,
            List<ResourceRef> resources) {
        public Head {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(cloud, "cloud");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(region, "region");
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(errorCode, "errorCode");
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(accessKey, "accessKey");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(userAgent, "userAgent");
            resources = List.copyOf(resources);
        }

        Head withId(String other) {
            return new Head(
                    other, location, time, source, cloud, account, region, service, action, errorCode, readOnly,
                    principal, accessKey, address, userAgent, resources);
        }

        /**
         * The short form that a journal keeps.
         *
         * @param raw the digest of the record's bytes
         */
        public RecordSummary summary(Digest raw) {
            return new RecordSummary(
                    id,
                    time,
                    service.isEmpty() ? action : service + ":" + action,
                    principal.map(Principal::id).orElse(""),
                    address,
                    errorCode.isEmpty() ? "success" : errorCode,
                    raw);
        }

        /** The same without the client's own word for itself, which may be as long as the record. */
        public Head withoutUserAgent() {
            return new Head(
                    id, location, time, source, cloud, account, region, service, action, errorCode, readOnly, principal,
                    accessKey, address, "", resources);
        }
    }

    /** The normalised head. */
    public Head head() {
        Head known = head;
        if (known == null) {
            known = format.head(tree(), location);
            head = known;
        }
        return known;
    }

    public String id() {
        return id;
    }

    public Instant time() {
        return time;
    }

    /** See {@link Head#source}. */
    public String source() {
        return format.source();
    }

    /** What Sigma calls its log source, if a {@link LogMapping} says so; of known sources that follows from source and cloud. */
    public Optional<LogKind> kind() {
        return format.kind();
    }

    /** See {@link Head#cloud}. */
    public Cloud cloud() {
        return format instanceof JsonFormat json && json.landmarks().isPresent()
                ? json.landmarks().get().cloud()
                : head().cloud();
    }

    /** A copy of the record's bytes, exactly as they were read, with the envelope they may have come in. */
    public byte[] raw() {
        return raw.clone();
    }

    /** How many bytes the record has. */
    public int size() {
        return raw.length;
    }

    /**
     * The values at a path. A key that is literally the dotted path wins over the nested one; a path that crosses an
     * array yields the values of every member; an object yields its compact JSON. Empty if the record has no such field. Names
     * that a {@link LogMapping} gives to fields are read as these.
     */
    public List<FieldValue> values(FieldPath path) {
        return JsonFields.values(tree(), format.named(path));
    }

    /** Whether the record has a field, even if it holds null or an empty list; see {@link #values}. */
    public boolean has(FieldPath path) {
        return JsonFields.has(tree(), format.named(path));
    }

    /**
     * Lets a scan look at this record, which then tells what {@link #values} and {@link #has} tell of its fields, faster.
     *
     * @return whether it did; not if the record came as a line of text or in an envelope
     */
    public boolean scan(FieldScan scan) {
        return bare && scan.scan(raw, 0, raw.length) >= 0;
    }

    /** Gives every string, number and truth value of the record to the visitor, in document order. */
    public void forEachScalar(Consumer<String> visitor) {
        JsonFields.forEachScalar(tree(), visitor);
    }

    /**
     * The same record in less memory, about a tenth, for as long as nobody asks for its fields: they are then parsed anew
     * from its bytes each time.
     */
    public Activity compact() {
        return compact ? this : copy(id, head, null, true);
    }

    private Activity copy(String itsId, @Nullable Head itsHead, @Nullable JsonNode itsRecord, boolean isCompact) {
        Activity copy = new Activity(format, itsId, time, location, raw, bare, isCompact);
        copy.head = itsHead;
        copy.record = itsRecord;
        copy.identity = identity;
        return copy;
    }

    private JsonNode tree() {
        JsonNode known = record;
        if (known == null) {
            known = format.fields(raw);
            record = compact ? null : known;
        }
        return known;
    }

    /** The short form that a journal keeps. */
    public RecordSummary summary() {
        return head().summary(Digest.of(raw));
    }

    /**
     * What tells this record from all others, wherever and however often it is delivered: a digest of what it says, and
     * of where it was read if it has no id of its own, since then another one may say the same. White space, the order of
     * keys, escapes and an envelope do not matter. A record that bears the id of another is another.
     */
    public Digest identity() {
        return new Digest(HexFormat.of().formatHex(identityBytes()));
    }

    /**
     * The same record by another id, for a reader that has met its own on a record with other content.
     *
     * @param id the id to cite it by
     */
    public Activity withId(String id) {
        // The identity does not change with the id.
        identityBytes();
        return copy(id, head().withId(id), record, compact);
    }

    /** The 32 bytes of {@link #identity}; not to be changed. */
    byte[] identityBytes() {
        byte[] known = identity;
        if (known == null) {
            known = ContentDigest.of(hasOwnId() ? "" : location, tree());
            identity = known;
        }
        return known;
    }

    String location() {
        return location;
    }

    /** The sum of what it says. */
    long summedBy(ContentHash content) {
        return content.of(tree());
    }

    boolean hasOwnId() {
        return !id().equals(location);
    }
}
