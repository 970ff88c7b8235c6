/**
 * Turns what is known about an incident into a severity that shows its reasons. {@link
 * io.cloudir.severity.SeverityModel#assess} is the way in; the numbers are in a versioned data file that users may
 * replace, read by {@code io.cloudir.severity.json}.
 */
@NullMarked
package io.cloudir.severity;

import org.jspecify.annotations.NullMarked;
