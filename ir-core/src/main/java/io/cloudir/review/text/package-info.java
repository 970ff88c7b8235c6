/** The text of a report as a value: sections of paragraphs, lists and tables, free of any notation. Whatever it quotes is text, to be escaped by whoever writes it down. */
@NullMarked
package io.cloudir.review.text;

import org.jspecify.annotations.NullMarked;
