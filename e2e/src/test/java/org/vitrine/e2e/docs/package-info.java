/**
 * Tests that compare the documentation with the repository: links, commands, properties, terms, records and the length
 * of sentences.
 */
@NullMarked
package org.vitrine.e2e.docs;

import org.jspecify.annotations.NullMarked;
