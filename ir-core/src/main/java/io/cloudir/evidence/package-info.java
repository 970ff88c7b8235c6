/**
 * Keeps what proves an incident: content-addressed, complete or not there at all. Evidence is
 * collected in the order of its volatility, before anything destroys it.
 */
@NullMarked
package io.cloudir.evidence;

import org.jspecify.annotations.NullMarked;
