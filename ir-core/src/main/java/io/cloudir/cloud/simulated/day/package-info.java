/**
 * Days of an organisation that does not exist: {@link io.cloudir.cloud.simulated.day.SimulatedDays} writes its audit log,
 * ordinary work and planted attacks, from a seed. For exercises, examples, tests and benchmarks.
 */
@NullMarked
package io.cloudir.cloud.simulated.day;

import org.jspecify.annotations.NullMarked;
