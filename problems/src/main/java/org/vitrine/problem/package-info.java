/**
 * Error responses of all services: RFC 9457 problem details in one common form.
 *
 * <p>A service lists its reasons to refuse a request in a sealed type of its own, turns them into a
 * {@link org.vitrine.problem.ProblemDetail} and throws a {@link org.vitrine.problem.ProblemException} at its HTTP edge;
 * the mappers in this package write the response. Any other exception becomes {@code internal-error} with an incident
 * id that the log contains as well.
 */
@NullMarked
package org.vitrine.problem;

import org.jspecify.annotations.NullMarked;
