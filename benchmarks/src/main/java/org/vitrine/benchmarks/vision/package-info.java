/** What preparing a photograph costs, step by step, beside decoding it and nothing else. */
@NullMarked
package org.vitrine.benchmarks.vision;

import org.jspecify.annotations.NullMarked;
