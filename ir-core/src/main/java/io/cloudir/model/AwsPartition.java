package io.cloudir.model;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of AWS that shares nothing with the others, neither accounts nor names: the second part of each ARN. By
 * <em>AWS General Reference</em>, Amazon Resource Names; and <em>AWS Regions</em> for how its regions begin.
 */
public enum AwsPartition {
    /** All regions but those below. */
    COMMERCIAL("aws", ""),
    /** The regions in China. */
    CHINA("aws-cn", "cn-"),
    /** AWS GovCloud (US). */
    GOVCLOUD("aws-us-gov", "us-gov-"),
    /** AWS European Sovereign Cloud. */
    EUROPEAN_SOVEREIGN("aws-eusc", "eusc-"),
    /** Top Secret. */
    ISO("aws-iso", "us-iso-"),
    /** Secret. */
    ISO_B("aws-iso-b", "us-isob-"),
    /** ISOE. */
    ISO_E("aws-iso-e", "eu-isoe-"),
    /** ISOF. */
    ISO_F("aws-iso-f", "us-isof-");

    private static final Pattern ACCOUNT = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):");

    private final String code;
    private final String regions;

    AwsPartition(String code, String regions) {
        this.code = code;
        this.regions = regions;
    }

    /** As ARNs write it, such as {@code aws-cn}. */
    public String code() {
        return code;
    }

    /** The partition of a region such as {@code cn-north-1}; of a name that begins like none of another one, the usual. */
    public static AwsPartition ofRegion(String region) {
        for (AwsPartition partition : values()) {
            if (partition != COMMERCIAL && region.startsWith(partition.regions)) {
                return partition;
            }
        }
        return COMMERCIAL;
    }

    /** The partition that an ARN names; empty if it is none or names another. */
    public static Optional<AwsPartition> ofArn(String arn) {
        for (AwsPartition partition : values()) {
            if (arn.startsWith("arn:" + partition.code + ':')) {
                return Optional.of(partition);
            }
        }
        return Optional.empty();
    }

    /** The account that an ARN names; empty if it is none or names no account, as those of buckets. */
    public static Optional<String> accountOf(String arn) {
        Matcher matcher = ACCOUNT.matcher(arn);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * The ARN of a thing in it.
     *
     * @param region empty for what has none
     * @param account empty for what is named without one
     * @param resource the rest, such as {@code user/alice}
     */
    public String arn(String service, String region, String account, String resource) {
        Objects.requireNonNull(resource, "resource");
        return "arn:" + code + ':' + service + ':' + region + ':' + account + ':' + resource;
    }
}
