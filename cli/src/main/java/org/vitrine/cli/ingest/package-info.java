/**
 * Commands that send photographs to ingest-service, process them again and print their journeys. Photographs are read
 * by {@code source}. May also depend on {@code client} and {@code terminal}.
 */
@NullMarked
package org.vitrine.cli.ingest;

import org.jspecify.annotations.NullMarked;
