/**
 * Starts, watches and stops the servers and services of Vitrine on one machine, each in its own JVM.
 *
 * <pre>
 * Installation (programs)  ─┐
 * PlatformFolder (state)   ─┼▶ Platform.up ─▶ ports ─▶ Launch per program ─▶ Launcher ─▶ ReadinessProbe until ready
 * ProcessTable (processes) ─┘                                                   └▶ run/processes.json, logs/, data/
 * </pre>
 *
 * <p>{@link org.vitrine.platform.Platform} is the entry point for the command line, {@code org.vitrine.platform.junit}
 * for tests.
 */
@NullMarked
package org.vitrine.platform;

import org.jspecify.annotations.NullMarked;
