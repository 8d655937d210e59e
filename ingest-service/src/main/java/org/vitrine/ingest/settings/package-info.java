/** What operators may set. Types, defaults and ranges; no logic. */
@NullMarked
package org.vitrine.ingest.settings;

import org.jspecify.annotations.NullMarked;
