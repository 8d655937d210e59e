// Computes the SHA-256 of a file as 64 lower-case hexadecimal digits.
const CHUNK_BYTES = 4_000_000;

/**
 * Uses the browser's implementation where possible (page served securely, file up to 64 MB), otherwise reads the file
 * in pieces of 4 MB.
 */
export async function sha256(file: Blob): Promise<string> {
  if (globalThis.crypto.subtle && file.size <= 64_000_000) return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
  const digest = (await import('@noble/hashes/sha2.js')).sha256.create();
  for (let from = 0; from < file.size; from += CHUNK_BYTES) digest.update(new Uint8Array(await file.slice(from, from + CHUNK_BYTES).arrayBuffer()));
  return hex(digest.digest());
}

const hex = (bytes: Uint8Array) => [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('');
