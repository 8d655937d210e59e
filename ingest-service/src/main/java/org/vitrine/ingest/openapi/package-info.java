/** Adds to the OpenAPI document what the annotations of the resources need not repeat. */
@NullMarked
package org.vitrine.ingest.openapi;

import org.jspecify.annotations.NullMarked;
