// How a file chosen a second time is recognised: size, date, hash of its first and last MiB.

import { read } from "./tus.js";

const MEBIBYTE = 1024 * 1024;

/** Return `<size>.<date>.<hash>`. */
export async function fingerprint(file) {
  const ends = new Blob([file.slice(0, MEBIBYTE), file.slice(-MEBIBYTE)]);
  return [file.size, file.lastModified, await hash(await read(ends))].join(".");
}

/** Compare two fingerprints: `same`, `changed` (only its date says so) or `other`. */
export function compare(expected, found) {
  if (expected === found) return "same";
  const [size, , sum] = expected.split(".");
  const [foundSize, , foundSum] = found.split(".");
  return size === foundSize && sum === foundSum ? "changed" : "other";
}

async function hash(bytes) {
  if (!globalThis.crypto?.subtle) return fnv(new Uint8Array(bytes));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// FNV-1a, 32 bits, on the bytes as they are and from behind: enough to tell two films apart where
// the page has no crypto.subtle (plain HTTP on another machine than one's own).
function fnv(bytes) {
  let ahead = 0x811c9dc5;
  let behind = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) {
    ahead = Math.imul(ahead ^ bytes[at], 0x01000193);
    behind = Math.imul(behind ^ bytes[bytes.length - 1 - at], 0x01000193);
  }
  return `f${(ahead >>> 0).toString(16)}${(behind >>> 0).toString(16)}`;
}
