/** Puts examples and problems into the OpenAPI description, so that resources stay readable. */
@NullMarked
package org.vitrine.search.openapi;

import org.jspecify.annotations.NullMarked;
