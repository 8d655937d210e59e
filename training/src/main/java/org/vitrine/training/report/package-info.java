/** What was learnt, and how well, as one HTML file that needs nothing else. */
@NullMarked
package org.vitrine.training.report;

import org.jspecify.annotations.NullMarked;
