package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.cloudir.model.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake, made alone in the example plan, gives exactly one fault that says what is wrong and how to mend it. */
class FaultMessagesTest {
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsExplained(String old, String other, String code, String message, String fix) {
        assertThat(ExampleText.whole().with(old, other).faults())
                .extracting(Fault::code, Fault::message, Fault::fix)
                .containsExactly(tuple(code, message, fix));
    }

    /** Each other fault tells what is known, and what may not be shown must not come in that way. */
    @ParameterizedTest
    @ValueSource(strings = {"analyst\u202Eone", "analyst\\tone", "xoxb-0123456789abcdef", "analyst-on\u200B"})
    void anIdThatMayNotBeShownIsNotRepeatedInOtherFaults(String id) {
        assertThat(ExampleText.whole()
                        .with("- id: analyst-one", "- id: \"" + id + "\"")
                        .faults())
                .filteredOn(fault -> fault.code().equals("unknown-person"))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.message() + fault.fix())
                        .contains("known: commander-one, commander-two, analyst-two, ")
                        .doesNotContain("\t", "\u202E", "\u200B", "xoxb"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                argumentSet(
                        "a person without a contact is named",
                        "    contacts:\n      - {kind: phone, value: \"+1 202 555 0106\"}\n",
                        "",
                        "missing",
                        "'contacts' of 'engineer-two' is missing; expected at least one way to reach the person",
                        "add 'contacts'"),
                argumentSet(
                        "a duty that nobody holds",
                        """
                          detecting:
                            responsible: [security-analyst]
                            accountable: incident-commander
                            informed: [platform-engineer]
                        """,
                        "",
                        "unheld-duty",
                        "nobody holds the duty 'detecting'",
                        "add 'detecting' with the roles that are responsible and accountable"),
                argumentSet(
                        "a duty that is misspelt",
                        "targets:\n  P1:",
                        "targets:\n  P5: {acknowledge: 1d, update: 1d, contain: 1d, recover: 1d, reviewBusinessDays: 1}\n  P1:",
                        "unknown-key",
                        "unknown key 'P5'; known: P1, P2, P3, P4",
                        "did you mean 'P1'?"),
                argumentSet(
                        "erasure in the hands of one person",
                        "  erasers: [security-analyst]",
                        "  erasers: [data-protection-officer]",
                        "too-few-erasers",
                        "nobody could erase: one person authorises an erasure, another carries it out",
                        "name authorisers and erasers that at least two people hold between them"),
                argumentSet(
                        "erasure that nobody carries out",
                        "  erasers: [security-analyst]",
                        "  erasers: []",
                        "too-few-erasers",
                        "nobody could erase: one person authorises an erasure, another carries it out",
                        "name authorisers and erasers that at least two people hold between them"),
                argumentSet(
                        "a priority without targets",
                        "  P4: {acknowledge: 1d, update: 7d, contain: 7d, recover: 30d, reviewBusinessDays: 15}\n",
                        "",
                        "missing",
                        "targets of priority P4 are missing",
                        "add 'P4'"),
                argumentSet(
                        "a scenario of one's own without a title",
                        "    title: Leaked customer export\n",
                        "",
                        "missing",
                        "scenario 'leaked-customer-export' does not ship with the library and has no title",
                        "give it a title, or use the id of a shipped scenario"),
                argumentSet(
                        "a scenario without a playbook",
                        "    playbook: customer-export\n",
                        "",
                        "scenario-without-playbook",
                        "scenario 'leaked-customer-export' has no playbook",
                        "name one that ships or one of your 'playbooks'"),
                argumentSet(
                        "a severity factor that does not exist",
                        "{informationImpact: PRIVACY_DATA_LOSS,",
                        "{informationsImpact: PRIVACY_DATA_LOSS,",
                        "unknown-key",
                        "unknown severity factor 'informationsImpact'; known: functionalImpact, observedActivity, "
                                + "locationOfObservedActivity, actorCharacterization, informationImpact, recoverability, "
                                + "crossSectorDependency, potentialImpact",
                        "did you mean 'informationImpact'?"),
                argumentSet(
                        "an option that the severity model does not know",
                        "observedActivity: EFFECT}",
                        "observedActivity: EFECT}",
                        "unknown-severity-option",
                        "unknown severity option 'EFECT'; known: NONE, PREPARE, ENGAGE, PRESENCE, EFFECT",
                        "did you mean 'EFFECT'?"),
                argumentSet(
                        "a fact that the severity model does not know",
                        "severityFacts: [DATA_EXFILTRATED]",
                        "severityFacts: [DATA_EXFILTRATED, ROOT_TAKEN]",
                        "unknown-severity-fact",
                        "unknown severity fact 'ROOT_TAKEN'; known: ROOT_TAKEOVER, ADMINISTRATOR_TAKEOVER, "
                                + "DATA_EXFILTRATED, PRODUCTION_HIT, SEVERAL_ACCOUNTS, PERSISTENCE, LATERAL_MOVEMENT, "
                                + "PUBLIC_CREDENTIALS, CREDENTIALS_ACCESSED, NON_PRODUCTION, NON_SENSITIVE, ACCESS_EXPIRED,"
                                + " NO_PERSISTENCE",
                        "did you mean 'ROOT_TAKEOVER'?"),
                argumentSet(
                        "a trigger that does not exist",
                        "triggers: []",
                        "triggers: [RULES]",
                        "unknown-value",
                        "unknown trigger 'RULES'; known: FAILED_LOGINS, MFA_FAILURES, ACCOUNT_COMPROMISE, RESOURCE_SURGE, "
                                + "SUSPICIOUS_API_CALL, ABNORMAL_TRAFFIC, UNUSUAL_BEHAVIOR, MALWARE, SERVICE_ERRORS, RULE",
                        "did you mean 'RULE'?"),
                argumentSet(
                        "an escalation to a role that does not exist",
                        "{after: 1h, role: executive-sponsor,",
                        "{after: 1h, role: the-board,",
                        "unknown-role",
                        "unknown role 'the-board'; known: incident-commander, security-analyst, platform-engineer, "
                                + "service-owner, data-protection-officer, communications-lead, executive-sponsor",
                        "define it, or name one of those"),
                argumentSet(
                        "an escalation whose times do not rise",
                        "{after: 1h, role: executive-sponsor,",
                        "{after: 30m, role: executive-sponsor,",
                        "escalation-order",
                        "this step comes after 30m, which is not later than the step before it",
                        "let the times rise from step to step"),
                argumentSet(
                        "a rule that two people must follow and one can",
                        "approvers: [incident-commander, platform-engineer, service-owner]",
                        "approvers: [executive-sponsor]",
                        "too-few-approvers",
                        "one person may approve; the rule needs 2",
                        "name roles that at least 2 people hold"),
                argumentSet(
                        "a rule without approvers",
                        "      approvers: [incident-commander, platform-engineer]\n",
                        "",
                        "too-few-approvers",
                        "nobody may approve; the rule needs 1",
                        "name roles that at least one person hold"),
                argumentSet(
                        "a requester who is the only approver",
                        "approvers: [incident-commander, platform-engineer]\n",
                        "approvers: [executive-sponsor]\n",
                        "requester-is-approver",
                        "one person may approve, so none is left when an approver is the requester",
                        "name a role with another holder, or set requesterMayApprove: true"),
                argumentSet(
                        "rules that leave a gap",
                        "- actions: [\"*\"]\n",
                        "- actions: [\"*\"]\n      from: high\n",
                        "approval-gap",
                        "the last rule does not fit every action, so some would have no rule",
                        "end with a rule for actions [\"*\"] without from, upTo and maxRadius"),
                argumentSet(
                        "a prohibition of an action that there is not",
                        "    - actions: [block-region]\n",
                        "    - actions: [block-regoin]\n",
                        "unknown-action",
                        "unknown action 'block-regoin'; known: block-address, block-region, deactivate-key, deploy-toolkit,"
                                + " disable-application, enforce-mfa, harden, isolate-host, least-privilege, rebuild-host,"
                                + " reset-password, restore-access, restore-from-backup, restore-objects, restrict-role,"
                                + " revoke-sessions, roll-back, rotate-key, screen-application, stop-host, stop-service,"
                                + " suspend-identity",
                        "did you mean 'block-region'?"),
                argumentSet(
                        "a prohibition behind a rule that lets everything through",
                        "    - actions: [block-region]\n      approval: never\n",
                        "    - actions: [suspend-identity]\n      maxRadius: 2\n      approval: never\n",
                        "unreachable-rule",
                        "this rule never decides: rule 2 before it fits all that it fits",
                        "put the narrower rule first, or remove one of the two"),
                argumentSet(
                        "a range of severities with nothing in it",
                        "      from: high\n      maxRadius: 3",
                        "      from: high\n      upTo: low\n      maxRadius: 3",
                        "empty-range",
                        "no severity is both at least high and at most low",
                        "exchange 'from' and 'upTo'"),
                argumentSet(
                        "a clock that starts at an unknown event",
                        "after: customer-data-concerned",
                        "after: customer-told",
                        "unknown-legal-event",
                        "unknown legal event 'customer-told'; known: customer-data-concerned",
                        "define it, or name one of those"),
                argumentSet(
                        "a regime whose regulator is not among the contacts",
                        "contact: national-csirt",
                        "contact: national-cert",
                        "unknown-external-contact",
                        "unknown external contact 'national-cert'; known: data-protection-authority, national-csirt, police, "
                                + "press-agency, insurer",
                        "did you mean 'national-csirt'?"),
                argumentSet(
                        "a channel that names no secret",
                        "via: slack, secret: WAR_ROOM_URL",
                        "via: slack",
                        "missing-secret-name",
                        "channel 'war-room' by slack names no secret",
                        "write the name under which you keep it, such as secret: WAR_ROOM_URL"),
                argumentSet(
                        "a channel that leads nowhere",
                        "via: smtp, address: incidents@example.com",
                        "via: smtp",
                        "missing",
                        "channel 'incident-list' by smtp has no address",
                        "write where it leads, such as address: incident@example.com"),
                argumentSet(
                        "a secret in the plan",
                        "use: Who did what from where, with which key.",
                        "use: \"token: abcdef0123456789\"",
                        "secret",
                        "this looks like a credential; a plan is read by many and holds none",
                        "keep it in your secret store, write its name here, and replace the credential"),
                argumentSet(
                        "a gate that a role attests which does not exist",
                        "attesters: [service-owner]",
                        "attesters: [service-ower]",
                        "unknown-role",
                        "unknown role 'service-ower'; known: incident-commander, security-analyst, platform-engineer, "
                                + "service-owner, data-protection-officer, communications-lead, executive-sponsor",
                        "did you mean 'service-owner'?"),
                argumentSet(
                        "a role that executes which does not exist",
                        "executors: [platform-engineer]",
                        "executors: [platform-enginer]",
                        "unknown-role",
                        "unknown role 'platform-enginer'; known: incident-commander, security-analyst, platform-engineer, "
                                + "service-owner, data-protection-officer, communications-lead, executive-sponsor",
                        "did you mean 'platform-engineer'?"),
                argumentSet(
                        "a role that validates which does not exist",
                        "validators: [platform-engineer, service-owner]",
                        "validators: [platform-engineer, service-ower]",
                        "unknown-role",
                        "unknown role 'service-ower'; known: incident-commander, security-analyst, platform-engineer, "
                                + "service-owner, data-protection-officer, communications-lead, executive-sponsor",
                        "did you mean 'service-owner'?"),
                argumentSet(
                        "a gate that nobody may attest in an exercise",
                        "  - {person: counsel-one, roles: [data-protection-officer]}\n",
                        "",
                        "role-unplayed",
                        "nobody plays a role that may attest the gate 'notices-decided'",
                        "let a holder of 'data-protection-officer' play it"),
                argumentSet(
                        "a gate that guards two phases",
                        "    leaving: recovering\n",
                        "    leaving: recovering\n    entering: reviewing\n",
                        "gate-place",
                        "gate 'service-owner-agrees' names two phases",
                        "give either 'leaving' or 'entering'"),
                argumentSet(
                        "a phase that does not exist",
                        "  mitigating: [containing, eradicating]",
                        "  containing: [eradicating]",
                        "unknown-phase",
                        "unknown phase 'containing'; known: detected, investigating, mitigating, recovering, reviewing, "
                                + "closed, on-hold, false-positive, merged",
                        "use one of those, or remove it"),
                argumentSet(
                        "an exercise actor without a role",
                        "{person: communications-one, roles: [communications-lead]}",
                        "{person: communications-one}",
                        "actor-without-role",
                        "'communications-one' plays no role",
                        "name the roles, or remove the actor"),
                argumentSet(
                        "an exercise actor who does not hold the role",
                        "{person: analyst-one, roles: [security-analyst]}",
                        "{person: analyst-one, roles: [security-analyst, platform-engineer]}",
                        "role-not-held",
                        "'analyst-one' plays 'platform-engineer' without holding it",
                        "add the person to the holders of 'platform-engineer', or let a holder play it"),
                argumentSet(
                        "an accountable role that nobody plays",
                        "  - {person: executive-one, roles: [executive-sponsor]}\n",
                        "",
                        "role-unplayed",
                        "nobody plays 'executive-sponsor', which is accountable for a duty",
                        "let a holder of 'executive-sponsor' play it"),
                argumentSet(
                        "a section that is empty",
                        """
                        toolkits:
                          - id: forensic-image
                            name: Forensic workstation
                            kind: forensic-image
                            where: arn:aws:ec2:eu-west-3::image/ami-0123456789abcdef0
                            use: Started in an empty network beside a copy of the disk.
                          - id: trail-queries
                            name: Queries over CloudTrail
                            kind: query-pack
                            where: toolkits/trail-queries
                            use: Who did what from where, with which key.
                        """,
                        "toolkits:\n",
                        "wrong-type",
                        "expected a list, found nothing",
                        "write a list here, or remove the key"),
                argumentSet(
                        "a number where a length of time is wanted",
                        "acknowledge: 15m",
                        "acknowledge: 15",
                        "wrong-type",
                        "expected a length of time such as 15m, 4h or 30d, found a whole number",
                        "write a length of time such as 15m, 4h or 30d here"),
                argumentSet(
                        "a whole number that is too large",
                        "maxRadius: 25",
                        "maxRadius: 99999999999",
                        "out-of-range",
                        "99999999999 is not a decimal whole number of ordinary size",
                        "write it with digits only, at most 2147483647"),
                argumentSet(
                        "a switch that is a text",
                        "requesterMayApprove: false",
                        "requesterMayApprove: \"no\"",
                        "wrong-type",
                        "expected true or false, found a text",
                        "write true or false here"),
                argumentSet(
                        "a list of keys where one is wanted",
                        "evidence:\n  retention: 730d\n  custodian: security-analyst\n  rules:\n",
                        "evidence:\n",
                        "wrong-type",
                        "expected keys with values, found a list",
                        "write keys with values here"));
    }
}
