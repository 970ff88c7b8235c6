package io.cloudir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private static final StateRef STATUS = new StateRef("iam:access-key", "AKIAIOSFODNN7EXAMPLE", "status");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.0.0.0/0",
                "0.1.2.3",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "255.255.255.255",
                "010.1.1.1",
                "10.0.0.1",
                "172.16.3.4",
                "192.168.1.1",
                "127.0.0.1",
                "169.254.169.254",
                "224.0.0.1",
                "::",
                "::1",
                "::2",
                "2001:db8::1%eth0",
                "fe80::1",
                "fd00::1",
                "256.1.1.1",
                "1.2.3",
                "example.com",
                "cloudtrail.amazonaws.com",
                ""
            })
    void onlyOnePublicAddressCanBeBlocked(String address) {
        assertThat(Containment.BlockAddress.isBlockable(address)).isFalse();
        assertThatThrownBy(() -> new Containment.BlockAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one public IPv4 or IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "8.8.8.8", "2001:db8::1"})
    void aPublicAddressCanBeBlocked(String address) {
        assertThat(new Containment.BlockAddress(address).target().id()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:203.0.113.120, 203.0.113.120",
        "::ffff:cb00:7178, 203.0.113.120",
        "2001:DB8:0:0::1, 2001:db8::1",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1"
    })
    void anAddressHasOneSpellingHoweverItIsGiven(String given, String kept) {
        assertThat(new Containment.BlockAddress(given)).isEqualTo(new Containment.BlockAddress(kept));
        assertThat(new Containment.BlockAddress(given).target().id()).isEqualTo(kept);
        assertThat(new TemporaryControl.ScreenApplication("shop", List.of(given, kept), Instant.EPOCH).addresses())
                .containsExactly(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "::203.0.113.120, 203.0.113.120",
        "::10.0.0.1, 10.0.0.1",
        "64:ff9b::203.0.113.120, 203.0.113.120",
        "64:ff9b:1::203.0.113.120, 203.0.113.120",
        "2002:0a00:0001::1, 10.0.0.1",
        "2001:0:1:2:3:4:34ff:8e87, 203.0.113.120"
    })
    void anAddressThatStandsForAnIpv4AddressIsRefusedAndThatIsNamed(String given, String meant) {
        assertThatThrownBy(() -> new Containment.BlockAddress(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IPv4 address " + meant);
        assertThatThrownBy(() -> new TemporaryControl.ScreenApplication("shop", List.of(given), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IPv4 address " + meant);
    }

    @Test
    void anAccountInWhichNothingWasLookedAtIsNotHealthy() {
        assertThat(new ControlPlane(List.of()).isHealthy()).isFalse();
        assertThat(new ControlPlane(List.of(ControlPlane.Check.of(
                                ControlPlane.Kind.AUDIT_LOG, "audit-trail:main", ControlPlane.Health.HEALTHY, "on")))
                        .isHealthy())
                .isTrue();
    }

    @Test
    void theCutOffOfSessionsIsInWholeSeconds() {
        assertThat(new Containment.RevokeSessions("a", Instant.parse("2026-03-02T12:00:00.999Z")).issuedBefore())
                .isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void aChangeThatCannotBeUndoneSaysWhatStays() {
        assertThatThrownBy(() -> new StateChange(STATUS, "iam:DeleteAccessKey", "", "Active", "absent", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("residue");
    }

    @Test
    void aChangeChangesSomething() {
        assertThatThrownBy(() -> StateChange.reversible(STATUS, "a", "b", "Active", "Active"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing changes");
    }

    @Test
    void theInverseOfTheInverseIsTheChange() {
        StateChange change = StateChange.reversible(STATUS, "a", "b", "Active", "Inactive");
        assertThat(change.inverse().flatMap(StateChange::inverse)).contains(change);
    }
}
