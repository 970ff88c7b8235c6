/**
 * Drills: scripted attacks on the simulated cloud, with an attacker who acts back, led from the first record to the end of the
 * incident. {@link io.cloudir.drill.Drill#shipped} are those that ship; your own are written the same way.
 */
@NullMarked
package io.cloudir.drill;

import org.jspecify.annotations.NullMarked;
