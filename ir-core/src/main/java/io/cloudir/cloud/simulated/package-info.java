/**
 * A cloud in memory, for exercises, drills and tests: it is built from what logs show, changes state as a real one does,
 * pitfalls included, and records every change as CloudTrail would. Also the days that it is exercised with.
 */
@NullMarked
package io.cloudir.cloud.simulated;

import org.jspecify.annotations.NullMarked;
