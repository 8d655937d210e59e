/** The contract of a container that SageMaker hosts: ping, invocations, and models that come and go. */
@NullMarked
package org.vitrine.modelserver.hosting;

import org.jspecify.annotations.NullMarked;
