package io.cloudir.respond;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.incident.event.ResponseEvent.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What makes two requests of one type for one target different actions. When a control ends is none of it. */
final class Parameters {
    private Parameters() {}

    /** The time that a request is asked with and what it is asked with besides; empty if no time is part of what it does. */
    static Optional<Asked> asked(ChangeRequest request) {
        if (request instanceof Containment.RevokeSessions revoke) {
            return Optional.of(new Asked("", revoke.issuedBefore()));
        } else if (request instanceof Recovery.RebuildHost rebuild) {
            return Optional.of(new Asked(each(rebuild.except()), rebuild.trustedBefore()));
        } else if (request instanceof Recovery.RestoreFromBackup restore) {
            return Optional.of(new Asked(each(restore.except()), restore.trustedBefore()));
        } else if (request instanceof Recovery.RestoreObjects restore) {
            return Optional.of(new Asked(restore.prefix(), restore.trustedBefore()));
        } else if (request instanceof Recovery.LeastPrivilege least) {
            Duration length =
                    Duration.between(least.window().from(), least.window().to());
            return Optional.of(new Asked(
                    (length + " " + each(least.keep())).strip(), least.window().to()));
        }
        return Optional.empty();
    }

    static String of(ChangeRequest request) {
        if (request instanceof Containment.RevokeSessions revoke) {
            return revoke.issuedBefore().toString();
        } else if (request instanceof Containment.IsolateHost isolate) {
            return isolate.label();
        } else if (request instanceof Containment.RotateKey rotate) {
            return rotate.keepsOld() ? "keeps the old key" : "";
        } else if (request instanceof Containment.EnforceMfa enforce) {
            return String.join(" ", enforce.exempt());
        } else if (request instanceof TemporaryControl.RestrictRole restrict) {
            return restrict.boundary();
        } else if (request instanceof TemporaryControl.ScreenApplication screen) {
            return String.join(" ", screen.addresses());
        } else if (request instanceof Containment.RollBack rollBack) {
            return of(rollBack.recordIds());
        } else if (request instanceof Recovery recovery) {
            return of(recovery);
        }
        return "";
    }

    /** One record is told by the target. */
    private static String of(List<String> records) {
        return records.size() == 1 ? "" : each(records);
    }

    /** Ids come from logs, so they are told apart by their lengths. */
    private static String each(List<String> ids) {
        return ids.stream().map(id -> id.length() + ":" + id).collect(Collectors.joining(" "));
    }

    private static String of(Recovery request) {
        if (request instanceof Recovery.RebuildHost rebuild) {
            return rebuild.trustedBefore().toString();
        } else if (request instanceof Recovery.RestoreFromBackup restore) {
            return restore.trustedBefore().toString();
        } else if (request instanceof Recovery.RestoreObjects restore) {
            return restore.trustedBefore() + " " + restore.prefix();
        } else if (request instanceof Recovery.LeastPrivilege least) {
            return least.window().from() + " " + least.window().to() + ' ' + String.join(" ", least.keep());
        } else if (request instanceof Recovery.DeployToolkit deploy) {
            return deploy.toolkit() + ' ' + deploy.template() + ' ' + deploy.label();
        } else if (request instanceof Recovery.Harden harden && !harden.equals(new Recovery.Harden(harden.account()))) {
            return harden.guards() + " " + String.join(" ", harden.exempt());
        }
        return "";
    }
}
