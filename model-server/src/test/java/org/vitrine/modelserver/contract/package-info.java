/** Answers of this server held against the Smithy models that AWS publishes. */
@NullMarked
package org.vitrine.modelserver.contract;

import org.jspecify.annotations.NullMarked;
