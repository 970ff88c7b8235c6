/**
 * The {@code ir} tool: incident response from a terminal. Results go to standard output, everything else to standard
 * error.
 */
@NullMarked
package io.cloudir.cli;

import org.jspecify.annotations.NullMarked;
