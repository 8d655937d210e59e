/**
 * Scans photographs for malware by clamd, the daemon of ClamAV.
 *
 * <pre>
 * bytes ─▶ ClamdScanner ── zINSTREAM over TCP ─▶ clamd ── reply ─▶ ClamdReply (pure) ─▶ ScanOutcome
 * </pre>
 *
 * <p>Without a result, {@code zPING} tests whether clamd is unavailable or fails at this file alone. So a file that
 * clamd cannot scan does not stop the others.
 */
@NullMarked
package org.vitrine.ingest.scan;

import org.jspecify.annotations.NullMarked;
