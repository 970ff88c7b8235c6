package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;

/** The things that the simulated cloud knows, by the kinds they have in a plan, and the aspects that many rules name. */
final class Refs {
    static final String ACCOUNT = "aws:account";
    static final String USER = "iam:user";
    static final String ROLE = "iam:role";
    static final String KEY = "iam:access-key";
    static final String POLICY = "iam:policy";
    static final String SESSION = "sts:session";
    static final String TRAIL = "cloudtrail:trail";
    static final String DETECTOR = "guardduty:detector";
    static final String RECORDER = "config:recorder";
    static final String LOG_GROUP = "logs:log-group";
    static final String HOST = "ec2:instance";
    static final String INTERFACE = "ec2:network-interface";
    static final String VOLUME = "ec2:volume";
    static final String SNAPSHOT = "ec2:snapshot";
    static final String IMAGE = "ec2:image";
    static final String TEMPLATE = "ec2:launch-template";
    static final String GROUP = "ec2:security-group";
    static final String NETWORK_ACL = "ec2:network-acl";
    static final String FLOW_LOG = "ec2:flow-log";
    static final String BUCKET = "s3:bucket";
    static final String DATABASE = "rds:db";
    static final String DATABASE_SNAPSHOT = "rds:snapshot";
    static final String FUNCTION = "lambda:function";
    static final String SECRET = "secretsmanager:secret";
    static final String KMS_KEY = "kms:key";
    static final String OBJECT = "s3:object";
    static final String SERVICE = "ecs:service";
    static final String WEB_ACL = "wafv2:web-acl";
    static final String MEMBER = "organizations:account";
    static final String STACK = "cloudformation:stack";

    /** The group without rules that takes an isolated host's interfaces; one for each network. */
    static final String ISOLATION_GROUP = "cloud-ir-isolation";

    /** A value that was there but that no record tells. */
    static final String UNKNOWN = "unknown";

    static final String PRESENT = "present";

    private Refs() {}

    static StateRef user(String name, String aspect) {
        return new StateRef(USER, name, aspect);
    }

    static StateRef role(String name, String aspect) {
        return new StateRef(ROLE, name, aspect);
    }

    static StateRef key(String id, String aspect) {
        return new StateRef(KEY, id, aspect);
    }

    static StateRef session(String keyId, String aspect) {
        return new StateRef(SESSION, keyId, aspect);
    }

    static StateRef host(String id, String aspect) {
        return new StateRef(HOST, id, aspect);
    }

    /** The part of an aspect before its colon: {@code inline-policy} of {@code inline-policy:Name}. */
    static String side(StateRef target) {
        int colon = target.aspect().indexOf(':');
        return colon < 0 ? target.aspect() : target.aspect().substring(0, colon);
    }

    /** The part of an aspect after its colon; empty if it has none. */
    static String nameIn(StateRef target) {
        int colon = target.aspect().indexOf(':');
        return colon < 0 ? "" : target.aspect().substring(colon + 1);
    }

    /** The last part of an ARN: {@code main} of {@code arn:...:trail/main}; a bare name is its own. */
    static String tail(String arn) {
        String text = StateText.line(arn);
        return text.startsWith("arn:")
                ? StateText.line(text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1))
                : text;
    }
}
