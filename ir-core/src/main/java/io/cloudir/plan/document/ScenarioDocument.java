package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;

/** A kind of incident. With the id of a shipped scenario, what is given here replaces what ships. */
public record ScenarioDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        String title,

        @OneOf(
                value = {
                    "account-compromise",
                    "data-theft",
                    "data-destruction",
                    "service-outage",
                    "denial-of-service",
                    "malware",
                    "resource-hijacking",
                    "supply-chain",
                    "insider-threat",
                    "defense-evasion",
                    "other"
                },
                message = "category")
        String category,

        String summary,
        List<
                        @NotBlank(message = "a trigger")
                        @OneOf(
                                value = {
                                    "FAILED_LOGINS",
                                    "MFA_FAILURES",
                                    "ACCOUNT_COMPROMISE",
                                    "RESOURCE_SURGE",
                                    "SUSPICIOUS_API_CALL",
                                    "ABNORMAL_TRAFFIC",
                                    "UNUSUAL_BEHAVIOR",
                                    "MALWARE",
                                    "SERVICE_ERRORS",
                                    "RULE"
                                },
                                message = "trigger")
                        String>
                triggers,
        List<@NotBlank(message = Form.TACTIC_SAYS) @Pattern(regexp = Form.TACTIC, message = Form.TACTIC_SAYS) String>
                tactics,
        List<
                        @NotBlank(message = Form.TECHNIQUE_SAYS)
                        @Pattern(regexp = Form.TECHNIQUE, message = Form.TECHNIQUE_SAYS) String>
                techniques,
        Map<
                        String,
                        @NotBlank(message = Form.CONSTANT_SAYS)
                        @Pattern(regexp = Form.CONSTANT, message = Form.CONSTANT_SAYS) String>
                severityFactors,
        List<
                        @NotBlank(message = Form.CONSTANT_SAYS)
                        @Pattern(regexp = Form.CONSTANT, message = Form.CONSTANT_SAYS) String>
                severityFacts,

        @Pattern(regexp = Form.OPTIONAL_ID, message = Form.ID_SAYS)
        String playbook,

        @OneOf(
                value = {"at-once", "ask-first", "observe"},
                message = "way to contain")
        String containment) {}
