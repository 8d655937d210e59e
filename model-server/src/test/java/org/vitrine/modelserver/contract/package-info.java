/** Tests that check the responses of this server against the Smithy models that AWS publishes. */
@NullMarked
package org.vitrine.modelserver.contract;

import org.jspecify.annotations.NullMarked;
