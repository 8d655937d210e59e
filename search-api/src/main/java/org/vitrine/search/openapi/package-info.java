/** Adds examples, problems, types and descriptions to the OpenAPI document, so that resources need few annotations. */
@NullMarked
package org.vitrine.search.openapi;

import org.jspecify.annotations.NullMarked;
