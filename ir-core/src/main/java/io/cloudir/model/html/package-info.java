/** Self-contained HTML pages: escaped text, a policy that lets a browser load and run nothing, tables that scroll. */
@NullMarked
package io.cloudir.model.html;

import org.jspecify.annotations.NullMarked;
