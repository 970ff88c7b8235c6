package io.cloudir.drill;

import static io.cloudir.drill.IdentityDrills.STEP;
import static io.cloudir.drill.IdentityDrills.insist;
import static io.cloudir.drill.IdentityDrills.onceRefused;

import io.cloudir.cloud.LogQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Attacks on machines: findings, and what an agent on the machine saw, give them away. */
final class HostDrills {
    private static final String FIRST = "i-0a1b2c3d4e5f60001";
    private static final String SECOND = "i-0a1b2c3d4e5f60002";
    private static final String THIRD = "i-0a1b2c3d4e5f60003";
    private static final String ELSEWHERE = "203.0.113.9";

    private HostDrills() {}

    /** A detector of the cloud sees mining on a machine that somebody commands. */
    static void hostMines(Attacker miner) {
        String session = miner.call("sts:GetSessionToken").newKeyId();
        miner.oneByOne(STEP, now -> command(now, FIRST), now -> mines(now, FIRST), now -> command(now, SECOND));
        onceRefused(miner, refused -> command(refused.with(session), THIRD));
        miner.after(Duration.ofDays(2), back -> insist(back.from(ELSEWHERE), now -> command(now, SECOND)));
    }

    private static void mines(Attacker attacker, String host) {
        String time = attacker.now().toString();
        attacker.isFound(
                "{\"schemaVersion\":\"2.0\",\"accountId\":\"123456789012\",\"region\":\"us-east-1\",\"partition\":\"aws\",\"arn\":\"arn:aws:guardduty:us-east-1:123456789012:detector/d/finding/f\","
                        + "\"id\":\"drill-" + host
                        + "\",\"type\":\"CryptoCurrency:EC2/BitcoinTool.B\",\"severity\":8,\"createdAt\":\"" + time
                        + "\",\"updatedAt\":\"" + time
                        + "\",\"title\":\"A machine talks with a mining pool\",\"resource\":{\"resourceType\":"
                        + "\"Instance\",\"instanceDetails\":{\"instanceId\":\"" + host
                        + "\"}},\"service\":{\"serviceName\":\"guardduty\","
                        + "\"archived\":false,\"count\":1,\"action\":{\"actionType\":\"NETWORK_CONNECTION\",\"networkConnectionAction\":"
                        + "{\"remoteIpDetails\":{\"ipAddressV4\":\"198.51.100.44\"}}}}}");
    }

    /** An agent on a machine sees a shell that its container should not have. */
    static void hostEntered(Attacker intruder) {
        String session = intruder.call("sts:GetSessionToken").newKeyId();
        intruder.oneByOne(
                STEP,
                now -> command(now, FIRST),
                now -> alerts(now, FIRST, "Terminal shell in container"),
                now -> alerts(now, FIRST, "Drop and execute new binary in container"));
        onceRefused(intruder, refused -> command(refused.with(session), SECOND));
        intruder.after(Duration.ofDays(3), back -> insist(back.from(ELSEWHERE), now -> command(now, THIRD)));
    }

    private static void alerts(Attacker attacker, String host, String rule) {
        attacker.leaves(
                LogQuery.Kind.HOST,
                "{\"hostname\":\"" + host + "\",\"output\":\"seen\",\"priority\":\"Critical\",\"rule\":\"" + rule
                        + "\",\"source\":\"syscall\",\"time\":\"" + attacker.now()
                        + "\",\"output_fields\":{\"proc.name\":\"sh\",\"user.name\":\"root\"}}");
    }

    private static void command(Attacker attacker, String host) {
        attacker.call(
                "ssm:SendCommand",
                "documentName",
                "AWS-RunShellScript",
                "instanceIds",
                List.of(host),
                "parameters",
                Map.of("commands", List.of("hidden")));
    }
}
