/** The JSON form of signals: one object a line, for other programs to read. */
@NullMarked
package io.cloudir.detect.json;

import org.jspecify.annotations.NullMarked;
