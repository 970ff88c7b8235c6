/**
 * How an incident may move from phase to phase: one table, the gates on its rows, and what is derived from them: checks,
 * refusals that say what would meet them, a diagram and documentation.
 */
@NullMarked
package io.cloudir.incident.lifecycle;

import org.jspecify.annotations.NullMarked;
