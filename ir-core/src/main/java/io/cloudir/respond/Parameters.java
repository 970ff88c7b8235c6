package io.cloudir.respond;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import java.util.List;
import java.util.stream.Collectors;

/** What makes two requests of one type for one target different actions. When a control ends is none of it. */
final class Parameters {
    private Parameters() {}

    /** Whether times are part of it that move with the clock, so that they do not tell whether something was done. */
    static boolean haveTimes(ChangeRequest request) {
        return request instanceof Containment.RevokeSessions
                || request instanceof Recovery.RebuildHost
                || request instanceof Recovery.RestoreFromBackup
                || request instanceof Recovery.RestoreObjects
                || request instanceof Recovery.LeastPrivilege;
    }

    static String of(ChangeRequest request) {
        if (request instanceof Containment.RevokeSessions revoke) {
            return revoke.issuedBefore().toString();
        } else if (request instanceof Containment.IsolateHost isolate) {
            return isolate.label();
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

    /** One record is told by the target. Ids come from logs, so they are told apart by their lengths. */
    private static String of(List<String> records) {
        return records.size() == 1
                ? ""
                : records.stream().map(id -> id.length() + ":" + id).collect(Collectors.joining(" "));
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
