@NullMarked
package org.vitrine.ingest.upload;

import org.jspecify.annotations.NullMarked;
