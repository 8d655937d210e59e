/** Limits and addresses of inference-service, and the check that they agree with those of the flow. */
@NullMarked
package org.vitrine.inference.settings;

import org.jspecify.annotations.NullMarked;
