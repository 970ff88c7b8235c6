/** Writes CloudTrail records, for the simulated cloud and the days that exercise it. Not exported. */
@NullMarked
package io.cloudir.cloud.simulated.record;

import org.jspecify.annotations.NullMarked;
