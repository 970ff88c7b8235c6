package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person plans what they hold right, whether or not the facts call for it. */
class OwnRequestTest {
    private static KeptStore made;

    @TempDir
    private Path folder;

    private KeptStore store;

    @BeforeAll
    static void make(@TempDir Path shared) {
        made = KeptStore.in(shared);
    }

    @BeforeEach
    void copy() {
        store = made.copiedTo(folder);
    }

    @Test
    void everyTypeOfActionCanBeAskedFor() {
        Set<String> types = permittedBy(ChangeRequest.class)
                .map(type -> type.getSimpleName()
                        .replaceAll("([a-z])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(RequestKind.names()).isEqualTo(String.join(", ", types));
    }

    @Test
    void thePageAboutActionsHoldsTheOptionsOfEachType() throws IOException {
        String table = Stream.of(RequestKind.names().split(", "))
                .map(RequestKind::of)
                .map(kind -> "| `" + kind.type() + "` | " + words(kind.needs()) + "| " + words(kind.may()) + "|\n")
                .collect(Collectors.joining());

        assertThat(Path.of("..", "..", "docs", "actions.md")).content().contains(table);
    }

    private static String words(List<String> options) {
        return options.stream().map(option -> '`' + option + "` ").collect(Collectors.joining());
    }

    private static Stream<Class<?>> permittedBy(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(OwnRequestTest::permittedBy);
    }

    /** What is not in this account is refused by the cloud, not by the command line. */
    @ParameterizedTest
    @CsvSource({
        "suspend-identity, --target OPERATOR, REVERSIBLE",
        "deactivate-key, --target KEY, REVERSIBLE",
        "revoke-sessions, --target OPERATOR --before 2026-03-03T00:00:00Z, REVERSIBLE",
        "isolate-host, --target i-none, no host",
        "stop-host, --target i-none, no host",
        "block-address, --target 198.51.100.7 --until 2026-04-01T00:00:00Z, REVERSIBLE",
        "disable-application, --target none, no",
        "enforce-mfa, --target OPERATOR --exempt arn:aws:iam::123456789012:user/x, REVERSIBLE",
        "roll-back, --record none, not known",
        "block-region, --target eu-north-1 --until 2026-04-01T00:00:00Z, REVERSIBLE",
        "stop-service, --target none --until 2026-04-01T00:00:00Z, no service",
        "restrict-role, --target OPERATOR --boundary arn:aws:iam::aws:policy/ViewOnlyAccess --until 2026-04-01T00:00:00Z, REVERSIBLE",
        "screen-application, --target none --address 198.51.100.7 --until 2026-04-01T00:00:00Z, no web access list",
        "restore-access, --target OPERATOR, REVERSIBLE",
        "rebuild-host, --target i-none, no host",
        "restore-from-backup, --target none --before 2026-03-01T00:00:00Z, none",
        "restore-objects, --target none --prefix a/, no bucket",
        "least-privilege, --target OPERATOR --since 2026-03-01T00:00:00Z --keep s3:GetObject, REVERSIBLE",
        "harden, --guard public-access --guard mfa --exempt arn:aws:iam::123456789012:user/x, REVERSIBLE",
        "deploy-toolkit, --toolkit forensic-image, REVERSIBLE"
    })
    void aRequestOfEachTypeReachesTheCloud(String type, String options, String said) {
        String[] words = options.replace("OPERATOR", KeptStore.OPERATOR)
                .replace("KEY", KeptStore.KEY)
                .split(" ");

        Tool told = store.plan(type, words);

        assertThat(told.code())
                .as(told.err())
                .isEqualTo(said.endsWith("REVERSIBLE") ? ExitCode.DONE : ExitCode.REFUSED);
        assertThat(told.out() + told.err()).contains(said);
    }

    @Test
    void thePlanIsADifferenceWithItsWayBackItsReachItsEndAndWhatItNeeds() {
        Tool told = store.plan("restrict-role", "--target", KeptStore.OPERATOR, "--until", "2026-03-12T00:00:00Z");

        assertThat(told.out())
                .startsWith("REVERSIBLE: restrict-role of " + KeptStore.OPERATOR + " (contain)\n")
                .contains(
                        "  why: The owner asked for it.\n",
                        "  ends: 2026-03-12T00:00:00Z, by itself\n",
                        "  reaches: iam:user/operator-02\n",
                        "  needs: iam:DeleteUserPermissionsBoundary, iam:PutUserPermissionsBoundary\n",
                        "(undo: iam:DeleteUserPermissionsBoundary)\n",
                        "    - absent\n",
                        "    + arn:aws:iam::aws:policy/ReadOnlyAccess\n",
                        "  next: ir approve ");
    }

    @Test
    void whatAPersonAskedForIsApprovedExecutedReadBackAndUndoneLikeAnythingElse() {
        String action = KeptStore.actionOf(
                store.plan("restrict-role", "--target", KeptStore.OPERATOR, "--until", "2026-03-12T00:00:00Z"));
        assertThat(store.by("engineer-one", "execute", KeptStore.INCIDENT, action)
                        .code())
                .isEqualTo(ExitCode.REFUSED);
        store.approve(action);

        assertThat(store.by("engineer-one", "execute", KeptStore.INCIDENT, action)
                        .out())
                .contains("executed, 1 change");
        assertThat(store.by("analyst-one", "verify-action", KeptStore.INCIDENT, action)
                        .out())
                .contains("read back: holds");
        assertThat(store.by("engineer-one", "release", KeptStore.INCIDENT, action, "--reason", "Mended.")
                        .out())
                .contains("undone: Mended.");
    }

    @Test
    void aControlWhoseTimeIsOverIsEndedByTickOrNamedWithTheCommandThatEndsIt() throws IOException {
        String action = KeptStore.actionOf(
                store.plan("restrict-role", "--target", KeptStore.OPERATOR, "--until", "2026-03-12T00:00:00Z"));
        store.approve(action);
        store.by("engineer-one", "execute", KeptStore.INCIDENT, action);
        Path cloud = store.place().resolve("default").resolve("cloud");
        Files.move(cloud, folder.resolve("elsewhere"));

        Tool without = Tool.run("tick", "--store", store.place().toString(), "--at", "2026-03-12T00:00:01Z");

        assertThat(without.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(without.out())
                .contains("action " + action + " was to end at 2026-03-12T00:00:00Z and is still in force; undo it:")
                .contains("  next: ir release " + KeptStore.INCIDENT + ' ' + action + " --reason TEXT --store ");

        Files.move(folder.resolve("elsewhere"), cloud);
        Tool with = Tool.run("tick", "--store", store.place().toString(), "--at", "2026-03-12T00:00:01Z");

        assertThat(with.code()).as(with.out() + with.err()).isEqualTo(ExitCode.DONE);
        assertThat(with.out()).doesNotContain("still in force");
        assertThat(Tool.run("show", "--store", store.place().toString(), KeptStore.INCIDENT, "--json")
                        .out())
                .contains("it was to end at 2026-03-12T00:00:00Z");
    }

    @Test
    void whatThePlanProtectsIsRefusedWhoeverAsks() {
        Tool told = store.plan("revoke-sessions", "--target", "arn:aws:iam::123456789012:role/break-glass");

        assertThat(told.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err()).contains("kept for emergencies");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block-region | --target eu-north-1 | block-region needs --until; expected when it ends by itself",
                "block-region | --target eu-north-1 --until 2026-01-01T00:00:00Z | --until 2026-01-01T00:00:00Z is not after",
                "deactivate-key | --target x --prefix y | --prefix means nothing for deactivate-key; expected --target, --record",
                "block-address | --target 10.0.0.1 | --target: '10.0.0.1' cannot be blocked; give one public",
                "screen-application | --target x --address 10.0.0.1 --until 2026-04-01T00:00:00Z | --address: '10.0.0.1' cannot",
                "harden | --guard doors | --guard doors is no guard; expected one of public-access, logging, detectors, mfa",
                "harden | --exempt somebody | --exempt means nothing without a second factor; give --guard mfa",
                "deploy-toolkit | --toolkit none | --toolkit none is not in the plan; expected one of forensic-image",
                "least-privilege | --target x --since 2026-03-04T00:00:00Z --before 2026-03-01T00:00:00Z | --since",
                "rattle | --target x | --type rattle is no type of action; expected one of block-address",
                "roll-back | --only roll-back --record r | --only chooses among what the facts call for; leave it out"
            })
    void aMistakeIsNamedByItsOptionWithWhatWasExpected(String type, String options, String said) {
        Tool told = store.plan(type, options.split(" "));

        assertThat(told.code()).isEqualTo(ExitCode.USAGE);
        assertThat(told.err()).contains(said).hasLineCount(1);
        assertThat(told.out()).isEmpty();
    }

    @Test
    void aRequestOfOnesOwnNeedsATypeAndAReason() {
        Tool untyped = store.by("analyst-one", "plan-action", KeptStore.INCIDENT, "--target", "x");
        assertThat(untyped.code()).isEqualTo(ExitCode.USAGE);
        assertThat(untyped.err()).contains("--target says of which request?", "give --type TYPE");

        Tool unreasoned =
                store.by("analyst-one", "plan-action", KeptStore.INCIDENT, "--type", "stop-host", "--target", "i-1");
        assertThat(unreasoned.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unreasoned.err()).contains("give --reason TEXT");
    }

    @Test
    void aTypeThatThereIsNotIsRefusedWithThoseThatThereAre() {
        Tool told = store.by("analyst-one", "plan-action", KeptStore.INCIDENT, "--only", "nonsense");

        assertThat(told.code()).isEqualTo(ExitCode.USAGE);
        assertThat(told.err()).contains("--only nonsense is no type of action; expected one of block-address, ");
    }

    @Test
    void theLossOfEvidenceIsAcceptedBySomebodyWhoMayApproveTheAction() {
        Tool planned = store.by(
                "analyst-one",
                "plan-action",
                KeptStore.INCIDENT,
                "--type",
                "deactivate-key",
                "--target",
                KeptStore.KEY,
                "--reason",
                "It was seen.");
        Tool none = store.by(
                "commander-one",
                "evidence",
                "accept-loss",
                KeptStore.INCIDENT,
                KeptStore.actionOf(planned),
                "--reason",
                "So be it.");

        assertThat(none.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(none.err()).contains("destroys no evidence, so there is no loss to accept");
    }

    @Test
    void whatTheCloudAndTheRecordsTellTogetherIsProposedInItsPhase() {
        Tool contain = store.by("analyst-one", "plan-action", KeptStore.INCIDENT, "--only", "enforce-mfa");
        Tool recover = store.by("analyst-one", "plan-action", KeptStore.INCIDENT, "--purpose", "recover");

        assertThat(contain.out())
                .contains(
                        "enforce-mfa of " + KeptStore.OPERATOR + " (contain)",
                        "signed in to the console with a password alone.");
        assertThat(recover.out()).contains(": harden of 123456789012 (recover)").doesNotContain("enforce-mfa");
    }

    @Test
    void whatBlindsTheAccountIsMendedFirstOneFixAfterTheOther() {
        Tool fix = store.by("analyst-one", "plan-fix", KeptStore.INCIDENT);

        assertThat(fix.code()).isEqualTo(ExitCode.DONE);
        assertThat(fix.out()).contains("cloudtrail:StartLogging", "mend it before anything else");
        String action = KeptStore.actionOf(fix);
        store.approve(action);
        assertThat(store.by("engineer-one", "execute", KeptStore.INCIDENT, action)
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(store.by("analyst-one", "plan-fix", KeptStore.INCIDENT).out())
                .isEqualTo("Nothing that records or watches the account is known to be broken.\n");
    }
}
