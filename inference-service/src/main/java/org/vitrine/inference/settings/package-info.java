/** Configuration of inference-service, and the check that its time-outs agree with those of the flow and the store. */
@NullMarked
package org.vitrine.inference.settings;

import org.jspecify.annotations.NullMarked;
