/**
 * The one shape of every answer that is not 2xx: RFC 9457 problem details.
 *
 * <p>A service decides in a sealed type of its own how it refuses, turns it into a {@link
 * org.vitrine.problem.ProblemDetail} and throws a {@link org.vitrine.problem.ProblemException} at its edge; the mappers
 * here write it. What nobody foresaw becomes {@code internal-error} with an incident id that the log knows.
 */
@NullMarked
package org.vitrine.problem;

import org.jspecify.annotations.NullMarked;
