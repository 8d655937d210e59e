/** Facts that this service writes to Kafka, acknowledged before a request is answered, and topics that each replica reads whole. */
@NullMarked
package org.vitrine.search.facts;

import org.jspecify.annotations.NullMarked;
