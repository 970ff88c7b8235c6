/**
 * The entry to the library. {@link io.cloudir.IncidentResponse} takes a response plan, a journal store and a cloud
 * adapter; feed it records, and run incidents with it.
 */
@NullMarked
package io.cloudir;

import org.jspecify.annotations.NullMarked;
