/** How long it took to detect, acknowledge, contain, recover and close, and what went wrong on the way, cycle by cycle. */
@NullMarked
package io.cloudir.review.metrics;

import org.jspecify.annotations.NullMarked;
