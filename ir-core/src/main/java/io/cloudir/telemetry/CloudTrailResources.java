package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.ResourceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells which resources a CloudTrail record names: the ARNs under {@code resources}, and well-known request parameters.
 * Both ways give the same name for the same thing, so that records about it can be joined.
 */
final class CloudTrailResources {
    /** Most resources kept of one record. */
    static final int LIMIT = 100;

    private static final String GLOBAL = ResourceRef.GLOBAL;
    private static final String ANY = "";

    /**
     * A request parameter that names a resource.
     *
     * @param path where in {@code requestParameters}
     * @param service the service whose calls mean it so, or any
     * @param type what it names
     * @param region empty for the region of the call
     */
    private record Parameter(FieldPath path, String service, String type, String region) {
        Parameter(String path, String service, String type, String region) {
            this(FieldPath.of(path), service, type, region);
        }
    }

    private static final Map<String, List<Parameter>> PARAMETERS = List.of(
                    new Parameter("instanceId", ANY, "ec2:instance", ""),
                    new Parameter("instanceIds", ANY, "ec2:instance", ""),
                    new Parameter("instancesSet.items.instanceId", "ec2", "ec2:instance", ""),
                    new Parameter("groupId", "ec2", "ec2:security-group", ""),
                    new Parameter("volumeId", "ec2", "ec2:volume", ""),
                    new Parameter("snapshotId", "ec2", "ec2:snapshot", ""),
                    new Parameter("imageId", "ec2", "ec2:image", ""),
                    new Parameter("launchTemplate.launchTemplateId", "ec2", "ec2:launch-template", ""),
                    template("CreateLaunchTemplateVersion"),
                    template("ModifyLaunchTemplate"),
                    template("DeleteLaunchTemplate"),
                    template("DeleteLaunchTemplateVersions"),
                    new Parameter("vpcId", "ec2", "ec2:vpc", ""),
                    new Parameter("networkAclId", "ec2", "ec2:network-acl", ""),
                    new Parameter("DeleteFlowLogsRequest.FlowLogId.content", "ec2", "ec2:vpc-flow-log", ""),
                    new Parameter("userName", "iam", "iam:user", GLOBAL),
                    new Parameter("roleName", "iam", "iam:role", GLOBAL),
                    new Parameter("groupName", "iam", "iam:group", GLOBAL),
                    new Parameter("policyArn", "iam", "iam:policy", GLOBAL),
                    new Parameter("instanceProfileName", "iam", "iam:instance-profile", GLOBAL),
                    new Parameter("roleArn", "sts", "iam:role", GLOBAL),
                    new Parameter("bucketName", ANY, "s3:bucket", GLOBAL),
                    new Parameter("functionName", "lambda", "lambda:function", ""),
                    new Parameter("dBInstanceIdentifier", "rds", "rds:db", ""),
                    new Parameter("dBClusterIdentifier", "rds", "rds:cluster", ""),
                    new Parameter("dBSnapshotIdentifier", "rds", "rds:snapshot", ""),
                    new Parameter("dBClusterSnapshotIdentifier", "rds", "rds:cluster-snapshot", ""),
                    new Parameter("name", "cloudtrail", "cloudtrail:trail", ""),
                    new Parameter("trailName", "cloudtrail", "cloudtrail:trail", ""),
                    new Parameter("keyId", "kms", "kms:key", ""),
                    new Parameter("secretId", "secretsmanager", "secretsmanager:secret", ""),
                    new Parameter("detectorId", "guardduty", "guardduty:detector", ""))
            .stream()
            .collect(Collectors.groupingBy(
                    parameter -> parameter.path().segments().get(0)));

    private CloudTrailResources() {}

    private static Parameter template(String call) {
        return new Parameter(call + "Request.LaunchTemplateId", "ec2", "ec2:launch-template", "");
    }

    static List<ResourceRef> of(JsonNode event, String account, String region) {
        if (account.isEmpty()) {
            return List.of();
        }
        Naming naming = new Naming(account, region.isEmpty() ? GLOBAL : region);
        // By type and id: the owner of a bucket is known from its ARN's entry, not from a parameter.
        Map<String, ResourceRef> found = new LinkedHashMap<>();
        for (JsonNode resource : event.path("resources")) {
            String arn = JsonFields.text(resource, "ARN");
            if (arn.startsWith("arn:")) {
                String owner = JsonFields.text(resource, "accountId");
                keep(owner.isEmpty() ? naming.ofArn(arn) : new Naming(owner, naming.region()).ofArn(arn), found);
            }
        }
        String source = JsonFields.text(event, "eventSource");
        String service = source.substring(0, Math.max(source.indexOf('.'), 0));
        JsonNode parameters = event.path("requestParameters");
        parameters.fieldNames().forEachRemaining(name -> {
            for (Parameter parameter : PARAMETERS.getOrDefault(name, List.of())) {
                if (parameter.service().equals(ANY) || parameter.service().equals(service)) {
                    addAll(parameter, parameters, naming, found);
                }
            }
        });
        return List.copyOf(found.values());
    }

    /**
     * What an ARN names.
     *
     * @param account the account that it belongs to if it does not tell; may be empty
     * @param region the region of a name that is no ARN after all; may be empty
     */
    static ResourceRef ofArn(String arn, String account, String region) {
        return new Naming(account.isEmpty() ? "unknown" : account, region.isEmpty() ? GLOBAL : region).ofArn(arn);
    }

    private static void addAll(
            Parameter parameter, JsonNode parameters, Naming naming, Map<String, ResourceRef> found) {
        for (FieldValue value : JsonFields.values(parameters, parameter.path())) {
            if (value.kind() == FieldValue.Kind.TEXT && !value.text().isBlank()) {
                keep(naming.of(parameter, value.text()), found);
            }
        }
    }

    private static void keep(ResourceRef resource, Map<String, ResourceRef> found) {
        if (found.size() < LIMIT) {
            found.putIfAbsent(resource.type() + ' ' + resource.id(), resource);
        }
    }

    /** Names resources as seen from the account and region of a call. */
    private record Naming(String account, String region) {
        ResourceRef of(Parameter parameter, String id) {
            return id.startsWith("arn:")
                    ? ofArn(id)
                    : ref(account, parameter.region().isEmpty() ? region : parameter.region(), parameter.type(), id);
        }

        /** {@code arn:partition:service:region:account:} and then {@code type/id}, {@code type:id} or {@code id}. */
        ResourceRef ofArn(String arn) {
            String[] parts = arn.split(":", 6);
            if (parts.length < 6 || parts[2].isBlank() || parts[5].isBlank()) {
                return ref(account, region, "unknown", arn);
            }
            String service = parts[2];
            String owner = parts[4].isBlank() ? account : parts[4];
            String place = parts[3].isBlank() ? GLOBAL : parts[3];
            String name = parts[5];
            if (service.equals("s3")) {
                return ref(owner, place, name.contains("/") ? "s3:object" : "s3:bucket", name);
            }
            int end = typeEnd(name);
            if (end <= 0 || end == name.length() - 1) {
                return ref(owner, place, service + ":" + untyped(service), name);
            }
            String id = name.substring(end + 1);
            // Paths of IAM names are decoration: a name is unique in its account without them.
            return ref(
                    owner,
                    place,
                    service + ":" + name.substring(0, end),
                    service.equals("iam") ? id.substring(id.lastIndexOf('/') + 1) : id);
        }

        private static int typeEnd(String name) {
            for (int at = 0; at < name.length(); at++) {
                if (name.charAt(at) == '/' || name.charAt(at) == ':') {
                    return at;
                }
            }
            return -1;
        }

        private static String untyped(String service) {
            return switch (service) {
                case "sns" -> "topic";
                case "sqs" -> "queue";
                default -> "resource";
            };
        }

        private static ResourceRef ref(String account, String region, String type, String id) {
            return new ResourceRef(new CloudAccount(Cloud.AWS, account), region, type, id.isBlank() ? "unknown" : id);
        }
    }
}
