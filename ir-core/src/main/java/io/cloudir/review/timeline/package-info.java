/** A journal told as a story: one line for what belongs together, and a picture of the whole. */
@NullMarked
package io.cloudir.review.timeline;

import org.jspecify.annotations.NullMarked;
