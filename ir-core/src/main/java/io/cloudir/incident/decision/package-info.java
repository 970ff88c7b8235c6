/**
 * What people and automation decide about an incident, as pure functions: from the incident as seen to the entries to
 * append, or to a refusal that says what is missing. Nothing here stores anything.
 */
@NullMarked
package io.cloudir.incident.decision;

import org.jspecify.annotations.NullMarked;
