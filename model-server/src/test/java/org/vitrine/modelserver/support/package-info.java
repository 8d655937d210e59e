/** What tests of this module share: models of a few numbers, pictures, clients. */
@NullMarked
package org.vitrine.modelserver.support;

import org.jspecify.annotations.NullMarked;
