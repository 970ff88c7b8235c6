package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.ActionState;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Trigger;
import io.cloudir.respond.playbook.Playbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each shipped playbook is followed to its end on a simulated account in which something of its kind has happened. */
class PlaybookResponderTest {
    @ParameterizedTest
    @CsvSource({
        "account-compromise, ACCOUNT_COMPROMISE",
        "data-theft, ABNORMAL_TRAFFIC",
        "data-destruction, SUSPICIOUS_API_CALL",
        "malware, RESOURCE_SURGE",
        "resource-hijacking, RESOURCE_SURGE",
        "defense-evasion, SUSPICIOUS_API_CALL",
        "denial-of-service, SERVICE_ERRORS",
        "service-outage, SERVICE_ERRORS",
        "supply-chain-compromise, UNUSUAL_BEHAVIOR",
        "insider-threat, UNUSUAL_BEHAVIOR"
    })
    void aShippedPlaybookIsFollowedToItsEnd(String scenario, Trigger trigger) {
        PlaybookScene scene = PlaybookScene.of(trigger);
        IncidentId id = scene.incident(scenario);

        PlaybookAnswer.Followed end =
                scene.follow(id, Playbook.shipped(scenario).orElseThrow());

        assertThat(end.run().finished()).isPresent();
        assertThat(end.run().finished().orElseThrow().event().reason()).isEmpty();
        assertThat(end.run().finished().orElseThrow().event().succeeded()).isTrue();
        assertThat(end.incident().anomalies()).isEmpty();
        assertThat(end.incident().response().actions())
                .allSatisfy(action -> assertThat(action.state()).isInstanceOf(ActionState.Verified.class));
    }
}
