/** Facts that this service writes to Kafka, acknowledged before a request is answered. */
@NullMarked
package org.vitrine.search.facts;

import org.jspecify.annotations.NullMarked;
