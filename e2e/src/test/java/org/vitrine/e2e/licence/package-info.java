/** Tests that the dependencies that run in production have allowed licences. */
@NullMarked
package org.vitrine.e2e.licence;

import org.jspecify.annotations.NullMarked;
