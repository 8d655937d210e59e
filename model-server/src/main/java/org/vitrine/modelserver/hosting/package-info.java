/** The HTTP contract of a container that SageMaker hosts: ping, invocations, and loading and unloading of models. */
@NullMarked
package org.vitrine.modelserver.hosting;

import org.jspecify.annotations.NullMarked;
