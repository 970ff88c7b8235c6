/**
 * Changes a cloud under control: proposed with a reason, planned to the last call, approved, evidence first, journalled
 * before and after, read back, and undone. What is planned and decided are values; only {@link
 * io.cloudir.respond.ActionRunner} acts.
 */
@NullMarked
package io.cloudir.respond;

import org.jspecify.annotations.NullMarked;
