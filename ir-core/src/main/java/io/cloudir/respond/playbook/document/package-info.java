/**
 * CACAO 2.0 documents as people write them: every part knows where it stands, and whatever is missing, malformed, dangling
 * or refused is a fault. What they mean is the business of {@code io.cloudir.respond.playbook}.
 */
@NullMarked
package io.cloudir.respond.playbook.document;

import org.jspecify.annotations.NullMarked;
