/**
 * Finds incident triggers in activities: rules go in, {@link io.cloudir.detect.Signal} values come out. Rules are Sigma
 * documents; each signal says which rule fired, on which records, what was observed and what was expected.
 */
@NullMarked
package io.cloudir.detect;

import org.jspecify.annotations.NullMarked;
