/**
 * Binds a document's tree to records and checks the constraints that stand on their components; every fault is placed
 * where the person has to mend it.
 */
@NullMarked
package io.cloudir.document.bind;

import org.jspecify.annotations.NullMarked;
