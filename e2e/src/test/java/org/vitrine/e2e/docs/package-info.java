/** What documentation promises, compared with the repository: links, commands, properties, terms, records, sentence length. */
@NullMarked
package org.vitrine.e2e.docs;

import org.jspecify.annotations.NullMarked;
