/** Incidents and their life cycle as JSON: the same value always gives the same bytes. */
@NullMarked
package io.cloudir.incident.json;

import org.jspecify.annotations.NullMarked;
