/**
 * (Not exported) Steps that ask a cloud and conclude from its answers, run as their needs and the caller's executor allow, each within
 * its time limit.
 */
@NullMarked
package io.cloudir.investigate.inquiry;

import org.jspecify.annotations.NullMarked;
