package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import java.util.List;
import java.util.Locale;

/** What the findings of Amazon GuardDuty mean (schema 2.0), exported to a bucket or sent by EventBridge. */
final class GuardDutyFormat extends JsonFormat {
    static final String SOURCE = "guardduty";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        JsonNode event = event(record);
        return event.has("schemaVersion")
                && event.path("arn").asText().contains(":guardduty:")
                && event.has("type")
                && event.has("service");
    }

    @Override
    JsonNode event(JsonNode record) {
        return detail(record);
    }

    @Override
    public Activity.Head head(JsonNode finding, String location) {
        JsonNode service = finding.path("service");
        JsonNode action = service.path("action");
        JsonNode call = action.path("awsApiCallAction");
        JsonNode resource = finding.path("resource");
        HeadBuilder head = new HeadBuilder(
                        SOURCE, Cloud.AWS, location, RecordTime.first(finding, List.of("updatedAt", "createdAt")))
                .id(text(finding, "id"))
                .account(text(finding, "accountId"))
                .region(text(finding, "region"))
                .service(text(call, "serviceName"))
                .action(text(finding, "type"))
                .readOnly(true)
                .accessKey(text(resource, "accessKeyDetails", "accessKeyId"))
                .address(remoteAddress(action))
                .userAgent(text(call, "userAgent"));
        addPrincipal(head, finding, resource.path("accessKeyDetails"));
        head.resource("ec2:instance", text(resource, "instanceDetails", "instanceId"));
        for (JsonNode bucket : resource.path("s3BucketDetails")) {
            head.resource("global", "s3:bucket", text(bucket, "name"));
        }
        return head.resource("lambda:function", text(resource, "lambdaDetails", "functionName"))
                .resource("eks:cluster", text(resource, "eksClusterDetails", "name"))
                .resource("ecs:cluster", text(resource, "ecsClusterDetails", "name"))
                .resource("rds:db", text(resource, "rdsDbInstanceDetails", "dbInstanceIdentifier"))
                .build();
    }

    /** As the audit log would name it, so that a finding meets the records of the same identity. */
    private static void addPrincipal(HeadBuilder head, JsonNode finding, JsonNode key) {
        String name = text(key, "userName");
        String partition = text(finding, "partition");
        String prefix =
                "arn:" + (partition.isEmpty() ? "aws" : partition) + ":iam::" + text(finding, "accountId") + ":";
        switch (text(key, "userType").toLowerCase(Locale.ROOT)) {
            case "root" -> head.principal(PrincipalType.ROOT, prefix + "root", "root");
            case "iamuser" -> head.principal(PrincipalType.USER, name.isEmpty() ? "" : prefix + "user/" + name, name);
            case "assumedrole", "role" ->
                head.principal(PrincipalType.ROLE, name.isEmpty() ? "" : prefix + "role/" + name, name);
            default -> head.principal(PrincipalType.UNKNOWN, text(key, "principalId"), name);
        }
    }

    private static String remoteAddress(JsonNode action) {
        for (JsonNode kind : action) {
            String address = text(kind, "remoteIpDetails", "ipAddressV4");
            if (address.isEmpty()) {
                address = text(kind, "remoteIpDetails", "ipAddressV6");
            }
            if (!address.isEmpty()) {
                return address;
            }
        }
        return "";
    }
}
