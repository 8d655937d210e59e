/**
 * HTTP client of the services, and the addresses of the instance that a command works on. May depend on
 * {@code terminal} and {@code org.vitrine.platform}.
 */
@NullMarked
package org.vitrine.cli.client;

import org.jspecify.annotations.NullMarked;
