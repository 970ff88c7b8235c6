package io.cloudir.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void credentialsAreRecognised() {
        for (String secret : List.of(
                "https://hooks.slack.com/services/T000/B000/xxxx",
                "https://example.webhook.office.com/webhookb2/1",
                "https://discord.com/api/webhooks/1/x",
                "-----BEGIN EC PRIVATE KEY-----",
                "xoxb-" + "0".repeat(12),
                "ghp_" + "a".repeat(36),
                "github_pat_" + "1".repeat(30),
                "glpat-" + "x".repeat(20),
                "https://prod.example.logic.azure.com/workflows/1/run?api-version=1&sig=" + "a".repeat(20),
                "AIza" + "b".repeat(35),
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "Password: correct-horse",
                "api_key=0123456789",
                "Authorization: Bearer abcdefghijklmnop",
                "smtp://user:pass@mail.example.com",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x")) {
            assertThat(Secrets.in(secret)).as(secret).isTrue();
            assertThat(Secrets.quoted(secret)).isEqualTo("(withheld: it looks like a credential)");
        }
    }

    @Test
    void ordinaryTextIsLeftAlone() {
        for (String text : List.of(
                "PAGER_ROUTING_KEY",
                "arn:aws:iam::123456789012:role/break-glass",
                "https://example.com:8443/path",
                "Ask for the token at the desk.",
                "the secret: none",
                "AKIAIOSFODNN7EXAMPLE",
                "0123456789abcdef0123456789abcdef01234567",
                "mailto:incident@example.com")) {
            assertThat(Secrets.in(text)).as(text).isFalse();
        }
    }
}
