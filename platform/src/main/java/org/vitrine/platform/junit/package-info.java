/**
 * Real servers for integration tests: one set per test JVM, on free ports, which ends with the JVM.
 *
 * <p>Plain JUnit tests use {@link org.vitrine.platform.junit.WithServers}, Quarkus tests
 * {@link org.vitrine.platform.junit.PlatformResource}; both call {@link org.vitrine.platform.junit.TestPlatform}. Tests
 * with sign-in use {@link org.vitrine.platform.junit.IdentityProviderStub}, the one server here that is no real one.
 */
@NullMarked
package org.vitrine.platform.junit;

import org.jspecify.annotations.NullMarked;
