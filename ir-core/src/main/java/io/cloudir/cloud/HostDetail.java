package io.cloudir.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A host as its agent and the cloud tell of it. What the host itself says may be said by whoever took it over.
 *
 * @param host its id
 * @param status {@code running}, {@code stopped} or another word of the cloud
 * @param platform its operating system; empty if nobody tells
 * @param image the image that it was made from; empty if nobody tells
 * @param template the template or group that it was made by; empty if none
 * @param launched when it was made, if the cloud tells
 * @param agent how its agent does
 * @param reported when its agent last reported, if it ever did
 * @param patches how its patches stand
 * @param missing names of patches that it lacks, as far as they are told
 */
public record HostDetail(
        String host,
        String status,
        String platform,
        String image,
        String template,
        Optional<Instant> launched,
        Agent agent,
        Optional<Instant> reported,
        Patches patches,
        List<String> missing) {
    /** How the agent on a host does. */
    public enum Agent {
        /** It reports. */
        REPORTING,
        /** It reported, but not of late: it was stopped, or cut off. */
        SILENT,
        /** There is none. */
        NONE,
        /** The cloud does not tell. */
        UNKNOWN
    }

    /** How the patches of a host stand. */
    public enum Patches {
        /** Nothing is missing. */
        COMPLIANT,
        /** Something is missing. */
        MISSING,
        /** Nobody looked. */
        UNKNOWN
    }

    public HostDetail {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(launched, "launched");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(reported, "reported");
        Objects.requireNonNull(patches, "patches");
        missing = List.copyOf(missing);
    }

    /** A host of which nothing but its state is known. */
    public static HostDetail of(String host, String status) {
        return new HostDetail(
                host,
                status,
                "",
                "",
                "",
                Optional.empty(),
                Agent.UNKNOWN,
                Optional.empty(),
                Patches.UNKNOWN,
                List.of());
    }

    /** The same, made from that image and by that template, each empty if unknown. */
    public HostDetail from(String madeFrom, String madeBy, Optional<Instant> at) {
        return new HostDetail(host, status, platform, madeFrom, madeBy, at, agent, reported, patches, missing);
    }

    /** The same, with what its agent tells. */
    public HostDetail agent(Agent state, Optional<Instant> lastReport, String system) {
        return new HostDetail(host, status, system, image, template, launched, state, lastReport, patches, missing);
    }

    /** The same, with how its patches stand. */
    public HostDetail patches(Patches state, List<String> lacking) {
        return new HostDetail(host, status, platform, image, template, launched, agent, reported, state, lacking);
    }
}
