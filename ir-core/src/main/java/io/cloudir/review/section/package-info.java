/** Makes the sections of a post-mortem, each from the journal. */
@NullMarked
package io.cloudir.review.section;

import org.jspecify.annotations.NullMarked;
