/**
 * Kafka client of search-api: writes facts, which are acknowledged before a request is answered, and reads topics that
 * each replica needs whole.
 */
@NullMarked
package org.vitrine.search.facts;

import org.jspecify.annotations.NullMarked;
