package io.cloudir.severity;

import io.cloudir.model.Severity;
import io.cloudir.severity.SeverityTable.Band;
import io.cloudir.severity.SeverityTable.FactRow;
import io.cloudir.severity.SeverityTable.LoweringGround;
import java.util.List;
import java.util.Optional;

/** What the rules of a model lead to, before it is explained. */
record Verdict(
        Score score,
        Band band,
        Optional<LoweringGround> ground,
        List<FactRow> floors,
        Severity computed,
        Decision computedBy,
        Optional<SeverityOverride> override) {
    Severity severity() {
        return override.map(SeverityOverride::severity).orElse(computed);
    }

    Decision decision() {
        return override.<Decision>map(Decision.Overridden::new).orElse(computedBy);
    }
}
