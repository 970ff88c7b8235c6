/**
 * Everything that can happen to an incident, as plain values. An incident is the fold of these events and nothing else; a
 * journal stores them. Grouped by the part of the work they belong to.
 */
@NullMarked
package io.cloudir.incident.event;

import org.jspecify.annotations.NullMarked;
