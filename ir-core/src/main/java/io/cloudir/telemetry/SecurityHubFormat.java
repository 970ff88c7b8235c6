package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What findings in the AWS Security Finding Format mean ({@code 2018-10-08}), as Security Hub gives and sends them. */
final class SecurityHubFormat extends JsonFormat {
    static final String SOURCE = "securityhub";

    /** Types of resources that are not named by an ARN, in the words that records of calls use. */
    private static final Map<String, String> TYPES = Map.of(
            "AwsEc2Instance", "ec2:instance",
            "AwsS3Bucket", "s3:bucket",
            "AwsIamAccessKey", "iam:access-key",
            "AwsLambdaFunction", "lambda:function",
            "AwsRdsDbInstance", "rds:db",
            "AwsEc2SecurityGroup", "ec2:security-group");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        return isFinding(record) || !split(record).isEmpty();
    }

    /** Each finding of an event, or of an answer of {@code GetFindings}. */
    @Override
    List<JsonNode> split(JsonNode record) {
        JsonNode list = record.has("detail-type") ? record.path("detail").path("findings") : record.path("Findings");
        List<JsonNode> findings = new ArrayList<>();
        boolean any = false;
        for (JsonNode finding : list) {
            findings.add(finding);
            any |= isFinding(finding);
        }
        return any ? findings : List.of();
    }

    @Override
    public Activity.Head head(JsonNode finding, String location) {
        HeadBuilder head = new HeadBuilder(
                        SOURCE,
                        Cloud.AWS,
                        location,
                        RecordTime.first(finding, List.of("LastObservedAt", "UpdatedAt", "CreatedAt")))
                .id(text(finding, "Id"))
                .account(text(finding, "AwsAccountId"))
                .region(text(finding, "Region"))
                .service(text(finding, "Action", "AwsApiCallAction", "ServiceName"))
                .action(finding.path("Types").path(0).asText(text(finding, "GeneratorId")))
                .readOnly(true)
                .address(text(finding, "Action", "AwsApiCallAction", "RemoteIpDetails", "IpAddressV4"));
        for (JsonNode resource : finding.path("Resources")) {
            String type = text(resource, "Type");
            String id = text(resource, "Id");
            if (type.equals("AwsIamUser") || type.equals("AwsIamRole")) {
                head.principal(
                        type.equals("AwsIamUser") ? PrincipalType.USER : PrincipalType.ROLE,
                        id,
                        id.substring(id.lastIndexOf('/') + 1));
            }
            if (id.startsWith("arn:")) {
                head.resource(CloudTrailResources.ofArn(id, text(finding, "AwsAccountId"), text(finding, "Region")));
            } else {
                head.resource(TYPES.getOrDefault(type, type), id);
            }
        }
        return head.build();
    }

    private static boolean isFinding(JsonNode record) {
        return record.has("ProductArn") && record.has("AwsAccountId") && record.has("GeneratorId");
    }
}
