/** AWS Signature Version 4, verified where keys are configured. */
@NullMarked
package org.vitrine.modelserver.signature;

import org.jspecify.annotations.NullMarked;
