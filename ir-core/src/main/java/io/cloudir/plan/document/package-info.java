/**
 * The response plan as a person writes it: lenient records with the constraints that each value must meet by itself. What
 * is absent is empty, never null. How values must agree with each other is checked where the strict plan is made.
 */
@NullMarked
package io.cloudir.plan.document;

import org.jspecify.annotations.NullMarked;
