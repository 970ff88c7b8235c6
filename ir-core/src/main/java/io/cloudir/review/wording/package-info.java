/** Says times, lengths and names in words. */
@NullMarked
package io.cloudir.review.wording;

import org.jspecify.annotations.NullMarked;
