package io.cloudir.intel;

import io.cloudir.model.IpAddress;
import io.cloudir.model.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an indicator is a value of. */
public enum IndicatorType {
    /** One IPv4 or IPv6 address. */
    ADDRESS("address"),
    /** A block of addresses in CIDR notation. */
    NETWORK("network"),
    /** A domain name; it stands for the names below it, too. */
    DOMAIN("domain"),
    /** An MD5, SHA-1 or SHA-256 of a file, in hexadecimal digits. */
    FILE_HASH("file-hash"),
    /** What a client says it is, word for word. */
    USER_AGENT("user-agent");

    private static final Pattern LABELS = Pattern.compile("(?!-)[a-z0-9_-]{1,63}(\\.(?!-)[a-z0-9_-]{1,63})+");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int DOMAIN_LIMIT = 253;
    private static final int USER_AGENT_LIMIT = 1000;

    private final String code;

    IndicatorType(String code) {
        this.code = code;
    }

    /** The name used in CSV. */
    public String code() {
        return code;
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if there is no such type; the message lists those that exist
     */
    public static IndicatorType ofCode(String code) {
        for (IndicatorType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown type of indicator '" + Text.printable(code) + "'; known: "
                + Arrays.stream(values()).map(IndicatorType::code).collect(Collectors.joining(", ")));
    }

    /** A value in the one form in which it is compared; empty if it is none of this type. */
    Optional<String> canonical(String written) {
        String value = written.strip();
        return switch (this) {
            case ADDRESS -> Optional.of(value).filter(address -> IpAddress.parse(address) != null);
            case NETWORK ->
                Optional.of(value).filter(network -> AddressBlock.parse(network).isPresent());
            case DOMAIN ->
                Optional.of(domain(value))
                        .filter(name -> name.length() <= DOMAIN_LIMIT
                                && LABELS.matcher(name).matches());
            case FILE_HASH ->
                Optional.of(value.toLowerCase(Locale.ROOT))
                        .filter(hash -> HASH.matcher(hash).matches());
            case USER_AGENT ->
                Optional.of(value).filter(agent -> !agent.isEmpty() && agent.length() <= USER_AGENT_LIMIT);
        };
    }

    /** In lower case, without the dot at the end that name servers write. */
    static String domain(String written) {
        String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        return name.toLowerCase(Locale.ROOT);
    }
}
