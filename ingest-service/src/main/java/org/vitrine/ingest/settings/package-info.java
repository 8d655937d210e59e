/** Configuration properties of ingest-service that operators may set: types, defaults and ranges, no logic. */
@NullMarked
package org.vitrine.ingest.settings;

import org.jspecify.annotations.NullMarked;
