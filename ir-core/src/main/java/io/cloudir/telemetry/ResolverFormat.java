package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import java.util.List;

/** What the records of Route 53 Resolver query logs mean. */
final class ResolverFormat extends JsonFormat {
    static final String SOURCE = "resolver";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        return record.has("query_timestamp") && record.has("query_name") && record.has("account_id");
    }

    @Override
    public Activity.Head head(JsonNode query, String location) {
        String code = text(query, "rcode");
        return new HeadBuilder(SOURCE, Cloud.AWS, location, RecordTime.first(query, List.of("query_timestamp")))
                .account(text(query, "account_id"))
                .region(text(query, "region"))
                .service("route53resolver.amazonaws.com")
                .action("query")
                .errorCode(code.equals("NOERROR") ? "" : code)
                .readOnly(true)
                .address(text(query, "srcaddr"))
                .resource("ec2:instance", text(query, "srcids", "instance"))
                .resource("ec2:vpc", text(query, "vpc_id"))
                .build();
    }
}
