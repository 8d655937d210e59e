/**
 * Scans photographs for malware by clamd, the daemon of ClamAV.
 *
 * <pre>
 * bytes ─▶ ClamdScanner ── zINSTREAM over TCP ─▶ clamd ── reply ─▶ ClamdReply (pure) ─▶ ScanOutcome
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.scan;

import org.jspecify.annotations.NullMarked;
