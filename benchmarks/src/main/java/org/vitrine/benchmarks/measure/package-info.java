/** What every benchmark needs: the machine it runs on, the model that ships, and one shape of report. */
@NullMarked
package org.vitrine.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
