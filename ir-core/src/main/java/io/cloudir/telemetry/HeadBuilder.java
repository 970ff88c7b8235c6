package io.cloudir.telemetry;

import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.ResourceRef;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Puts a head together from what a source tells; whatever it does not tell stays empty. */
final class HeadBuilder {
    private final String source;
    private final Cloud cloud;
    private final String location;
    private final Instant time;
    private final Set<ResourceRef> resources = new LinkedHashSet<>();
    private String id = "";
    private String account = "";
    private String region = "";
    private String service = "";
    private String action = "";
    private String errorCode = "";
    private boolean readOnly;
    private Optional<Principal> principal = Optional.empty();
    private String accessKey = "";
    private String address = "";
    private String userAgent = "";

    HeadBuilder(String source, Cloud cloud, String location, Instant time) {
        this.source = source;
        this.cloud = cloud;
        this.location = location;
        this.time = time;
    }

    HeadBuilder id(String value) {
        id = value.length() > JsonFormat.ID_LIMIT ? "" : value;
        return this;
    }

    HeadBuilder account(String value) {
        account = value;
        return this;
    }

    HeadBuilder region(String value) {
        region = value;
        return this;
    }

    HeadBuilder service(String value) {
        service = value;
        return this;
    }

    HeadBuilder action(String value) {
        action = value;
        return this;
    }

    HeadBuilder errorCode(String value) {
        errorCode = value;
        return this;
    }

    HeadBuilder readOnly(boolean value) {
        readOnly = value;
        return this;
    }

    HeadBuilder principal(PrincipalType type, String value, String name) {
        principal = value.isBlank()
                ? Optional.empty()
                : Optional.of(new Principal(type, value, name.isBlank() ? value : name, account, ""));
        return this;
    }

    HeadBuilder principal(Optional<Principal> value) {
        principal = value;
        return this;
    }

    HeadBuilder accessKey(String value) {
        accessKey = value;
        return this;
    }

    HeadBuilder address(String value) {
        address = value;
        return this;
    }

    HeadBuilder userAgent(String value) {
        userAgent = value;
        return this;
    }

    /** A resource of the account and region told before; none if its id, or the account, is empty. */
    HeadBuilder resource(String type, String resourceId) {
        return resource(region.isBlank() ? ResourceRef.GLOBAL : region, type, resourceId);
    }

    /** A resource of the account told before. */
    HeadBuilder resource(String place, String type, String resourceId) {
        if (!account.isBlank() && !resourceId.isBlank() && resources.size() < CloudTrailResources.LIMIT) {
            resources.add(new ResourceRef(new CloudAccount(cloud, account), place, type, resourceId));
        }
        return this;
    }

    HeadBuilder resource(ResourceRef ref) {
        if (resources.size() < CloudTrailResources.LIMIT) {
            resources.add(ref);
        }
        return this;
    }

    Activity.Head build() {
        return new Activity.Head(
                id.isEmpty() ? location : id,
                location,
                time,
                source,
                cloud,
                account,
                region,
                service,
                action,
                errorCode,
                readOnly,
                principal,
                accessKey,
                address,
                userAgent,
                resources.stream().toList());
    }
}
