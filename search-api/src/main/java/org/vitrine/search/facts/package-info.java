/**
 * Kafka client of search-api: writes facts, which are acknowledged before a request is answered, and reads topics that
 * each replica needs whole. {@link org.vitrine.search.facts.FactMembers} converts what several facts contain.
 */
@NullMarked
package org.vitrine.search.facts;

import org.jspecify.annotations.NullMarked;
