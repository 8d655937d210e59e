/**
 * Real servers for integration tests: one set per test JVM, on free ports, gone with it.
 *
 * <p>{@link org.vitrine.platform.junit.WithServers} for plain JUnit tests, {@link
 * org.vitrine.platform.junit.PlatformResource} for those of Quarkus; both rest on {@link
 * org.vitrine.platform.junit.TestPlatform}.
 */
@NullMarked
package org.vitrine.platform.junit;

import org.jspecify.annotations.NullMarked;
