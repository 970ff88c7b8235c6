/**
 * Finds out what happened and how far it reaches: each step asks the cloud and the records, yields findings that name their
 * records, and goes on when one source fails. Nothing is changed here.
 */
@NullMarked
package io.cloudir.investigate;

import org.jspecify.annotations.NullMarked;
