/**
 * A mapping of an application's own records as a person writes it: lenient records with the constraints that each value
 * must meet by itself. What is absent is empty, never null.
 */
@NullMarked
package io.cloudir.telemetry.document;

import org.jspecify.annotations.NullMarked;
