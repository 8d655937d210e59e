/** Fixtures that the tests of this module share: tiny models, pictures, clients. */
@NullMarked
package org.vitrine.modelserver.support;

import org.jspecify.annotations.NullMarked;
