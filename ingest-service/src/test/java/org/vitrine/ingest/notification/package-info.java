/** Tests of the notification package. */
@NullMarked
package org.vitrine.ingest.notification;

import org.jspecify.annotations.NullMarked;
