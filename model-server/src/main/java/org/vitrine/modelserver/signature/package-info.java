/** Verifies AWS Signature Version 4 of requests, if keys are configured. */
@NullMarked
package org.vitrine.modelserver.signature;

import org.jspecify.annotations.NullMarked;
