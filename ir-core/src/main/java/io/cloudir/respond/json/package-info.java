/** Plans of actions as JSON, for files and for other programs. */
@NullMarked
package io.cloudir.respond.json;

import org.jspecify.annotations.NullMarked;
