/**
 * What a rule asks of one record, compiled once and tried on many: values of fields, the expressions over them, and an
 * index that finds the rules worth trying. It sees a record through {@link io.cloudir.detect.match.RecordFields} alone and
 * knows nothing of how rules are written.
 */
@NullMarked
package io.cloudir.detect.match;

import org.jspecify.annotations.NullMarked;
