/** The JSON form of entity graphs. */
@NullMarked
package io.cloudir.investigate.graph.json;

import org.jspecify.annotations.NullMarked;
