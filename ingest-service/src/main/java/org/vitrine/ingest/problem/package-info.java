/** The reasons for which this service refuses a request: the codes for programs and the sentences for people. */
@NullMarked
package org.vitrine.ingest.problem;

import org.jspecify.annotations.NullMarked;
