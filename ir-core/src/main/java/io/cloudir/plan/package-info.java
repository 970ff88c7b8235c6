/**
 * The response plan: who does what, which kinds of incident there are, by which policies and laws they are handled, and
 * whom and what to reach. {@link io.cloudir.plan.ResponsePlan} reads it from YAML or JSON and reports everything that is
 * wrong with it at once. All values are immutable and safe to share between threads.
 */
@NullMarked
package io.cloudir.plan;

import org.jspecify.annotations.NullMarked;
