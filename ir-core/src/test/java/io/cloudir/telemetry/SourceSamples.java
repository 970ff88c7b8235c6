package io.cloudir.telemetry;

/** One record of each source, as the source writes it, with the example names that the clouds' own pages use. */
final class SourceSamples {
    static final String GCP_AUDIT = """
            {"insertId":"1a2b3c4d5e6f7","logName":"projects/example-project/logs/cloudaudit.googleapis.com%2Factivity",\
            "timestamp":"2026-01-31T12:00:00Z","severity":"NOTICE",\
            "resource":{"type":"gce_firewall_rule","labels":{"project_id":"example-project","zone":"us-central1-a"}},\
            "protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog","serviceName":"compute.googleapis.com",\
            "methodName":"v1.compute.firewalls.insert","resourceName":"projects/example-project/global/firewalls/open",\
            "authenticationInfo":{"principalEmail":"ci@example-project.iam.gserviceaccount.com","serviceAccountKeyName":\
            "//iam.googleapis.com/projects/example-project/serviceAccounts/ci@example-project.iam.gserviceaccount.com/keys/0123456789abcdef"},\
            "authorizationInfo":[{"permission":"compute.firewalls.create","granted":false,"permissionType":"ADMIN_WRITE"}],\
            "requestMetadata":{"callerIp":"192.0.2.7","callerSuppliedUserAgent":"google-cloud-sdk"},\
            "status":{"code":7,"message":"Required permission is missing"}}}""";

    static final String GCP_FLOW = """
            {"insertId":"flow-1","logName":"projects/example-project/logs/compute.googleapis.com%2Fvpc_flows",\
            "timestamp":"2026-01-31T12:00:05Z","resource":{"type":"gce_subnetwork","labels":{"project_id":"example-project",\
            "location":"us-central1-a"}},"jsonPayload":{"connection":{"src_ip":"10.0.0.2","src_port":41234,"dest_ip":"192.0.2.9",\
            "dest_port":443,"protocol":6},"bytes_sent":"1048576","packets_sent":"900","reporter":"SRC",\
            "start_time":"2026-01-31T11:59:00Z","end_time":"2026-01-31T12:00:00Z",\
            "src_instance":{"project_id":"example-project","vm_name":"web-1","zone":"us-central1-a"}}}""";

    static final String SCC = """
            {"notificationConfigName":"organizations/123456789012/notificationConfigs/all","finding":{\
            "name":"organizations/123456789012/sources/1/findings/2","category":"Persistence: New Service Account Key",\
            "state":"ACTIVE","severity":"HIGH","eventTime":"2026-01-31T12:00:00Z",\
            "resourceName":"//iam.googleapis.com/projects/example-project/serviceAccounts/1",\
            "access":{"principalEmail":"alice@example.com","callerIp":"192.0.2.7","serviceName":"iam.googleapis.com"}},\
            "resource":{"name":"r","type":"google.iam.ServiceAccount","location":"global"}}""";

    static final String GUARDDUTY = """
            {"schemaVersion":"2.0","accountId":"123456789012","region":"us-east-1","partition":"aws",\
            "id":"16afba5c5c43e07c9e3e5e2e544e95df",\
            "arn":"arn:aws:guardduty:us-east-1:123456789012:detector/1/finding/16afba5c5c43e07c9e3e5e2e544e95df",\
            "type":"UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom",\
            "resource":{"resourceType":"AccessKey","accessKeyDetails":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE",\
            "principalId":"AIDACKCEVSQ6C2EXAMPLE","userType":"IAMUser","userName":"alice"}},\
            "service":{"serviceName":"guardduty","action":{"actionType":"AWS_API_CALL","awsApiCallAction":{"api":"ListUsers",\
            "serviceName":"iam.amazonaws.com","remoteIpDetails":{"ipAddressV4":"192.0.2.7"}}},"archived":false,"count":1},\
            "severity":5,"createdAt":"2026-01-31T11:00:00.000Z","updatedAt":"2026-01-31T12:00:00.000Z","title":"t"}""";

    static final String SECURITYHUB = """
            {"SchemaVersion":"2018-10-08","Id":"arn:aws:securityhub:us-east-1:123456789012:finding/1",\
            "ProductArn":"arn:aws:securityhub:us-east-1::product/aws/macie","GeneratorId":"aws/macie",\
            "AwsAccountId":"123456789012","Region":"us-east-1","Types":["Effects/Data Exposure"],\
            "CreatedAt":"2026-01-31T11:00:00Z","UpdatedAt":"2026-01-31T12:00:00Z","Severity":{"Label":"HIGH"},\
            "Title":"t","Resources":[{"Type":"AwsS3Bucket","Id":"arn:aws:s3:::amzn-s3-demo-bucket"}],"RecordState":"ACTIVE"}""";

    static final String VPC_FLOW =
            "2 123456789012 eni-1235b8ca123456789 192.0.2.7 10.0.0.5 443 49152 6 20 4249 1769860740 1769860800 ACCEPT OK";

    static final String S3_ACCESS = """
            79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be amzn-s3-demo-bucket \
            [31/Jan/2026:12:00:00 +0000] 192.0.2.3 arn:aws:sts::123456789012:assumed-role/reader/session 3E57427F3EXAMPLE \
            REST.GET.OBJECT prefix/secret.txt "GET /amzn-s3-demo-bucket/prefix/secret.txt HTTP/1.1" 403 AccessDenied 243 - 7 - \
            "-" "curl "quoted"/8" - s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 \
            ECDHE-RSA-AES128-GCM-SHA256 AuthHeader amzn-s3-demo-bucket.s3.us-west-1.amazonaws.com TLSv1.2 - Yes""";

    static final String RESOLVER = """
            {"version":"1.100000","account_id":"123456789012","region":"us-east-1","vpc_id":"vpc-00example",\
            "query_timestamp":"2026-01-31T12:00:00Z","query_name":"c2.example.net.","query_type":"A","query_class":"IN",\
            "rcode":"NXDOMAIN","answers":[],"srcaddr":"10.0.0.5","srcport":"54321","transport":"UDP",\
            "srcids":{"instance":"i-0d15cd0d3adfc8ae9"}}""";

    static final String OCSF = """
            {"class_uid":6003,"class_name":"API Activity","time":1769860800000,"status_id":2,\
            "metadata":{"version":"1.1.0","uid":"ocsf-1"},"cloud":{"provider":"AWS","region":"us-east-1","account":{"uid":"123456789012"}},\
            "actor":{"user":{"type":"IAMUser","name":"alice","uid_alt":"arn:aws:iam::123456789012:user/alice"}},\
            "api":{"operation":"CreateUser","service":{"name":"iam.amazonaws.com"},"response":{"error":"AccessDenied"}},\
            "src_endpoint":{"ip":"192.0.2.7"},"http_request":{"user_agent":"aws-cli/2"}}""";

    static final String OSQUERY = """
            {"name":"pack_incident-response_process_events","hostIdentifier":"web-1","calendarTime":"Sat Jan 31 12:00:00 2026 UTC",\
            "unixTime":1769860800,"epoch":0,"counter":1,"columns":{"path":"/tmp/x","cmdline":"/tmp/x -o pool"},"action":"added"}""";

    static final String FALCO = """
            {"uuid":"falco-1","output":"a shell was spawned","priority":"Notice","rule":"Terminal shell in container",\
            "time":"2026-01-31T12:00:00.000000000Z","hostname":"web-1","source":"syscall",\
            "output_fields":{"user.name":"root","proc.cmdline":"bash","container.id":"3ad7b26ded6d"}}""";

    static final String SYSMON = """
            {"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"web-1.example.com",\
            "UtcTime":"2026-01-31 12:00:00.000","Image":"C:\\\\Windows\\\\System32\\\\cmd.exe","User":"EXAMPLE\\\\alice"}""";

    static final String SYSMON_WINDOWS = """
            {"Event":{"System":{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"web-1.example.com"},\
            "EventData":{"UtcTime":"2026-01-31 12:00:00.000","Image":"C:\\\\Windows\\\\System32\\\\cmd.exe"}}}""";

    static final String SYSMON_WINLOGBEAT = """
            {"@timestamp":"2026-01-31T12:00:00Z","winlog":{"event_id":"1","channel":"Microsoft-Windows-Sysmon/Operational",\
            "computer_name":"web-1.example.com","event_data":{"UtcTime":"2026-01-31 12:00:00.000",\
            "Image":"C:\\\\Windows\\\\System32\\\\cmd.exe"}}}""";

    private SourceSamples() {}

    static String of(LogSource source) {
        return switch (source) {
            case CLOUDTRAIL -> SampleTrail.record(1);
            case VPCFLOW -> VPC_FLOW;
            case GUARDDUTY -> GUARDDUTY;
            case SECURITYHUB -> SECURITYHUB;
            case S3ACCESS -> S3_ACCESS;
            case RESOLVER -> RESOLVER;
            case GCP_AUDIT -> GCP_AUDIT;
            case GCP_VPCFLOW -> GCP_FLOW;
            case SCC -> SCC;
            case OCSF -> OCSF;
            case OSQUERY -> OSQUERY;
            case FALCO -> FALCO;
            case SYSMON -> SYSMON;
            case JSON, AUTO -> throw new IllegalArgumentException(source + " has no records of its own");
        };
    }
}
