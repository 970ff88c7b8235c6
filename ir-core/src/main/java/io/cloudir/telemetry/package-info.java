/**
 * Turns the bytes of cloud logs into {@link io.cloudir.telemetry.Activity} values. Only here are log bytes parsed; every
 * other room asks an activity for its normalised head or for a field by path.
 */
@NullMarked
package io.cloudir.telemetry;

import org.jspecify.annotations.NullMarked;
