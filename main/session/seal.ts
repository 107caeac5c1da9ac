/**
 * What the host adds to the password: bytes sealed on this PC, for this operating-system user, open
 * nowhere else. Electron's safeStorage on the desktop, a key file on the loopback host.
 * `open` throws when the bytes were sealed elsewhere.
 */
export type Seal = {
  readonly seal: (bytes: Uint8Array) => Uint8Array
  readonly open: (bytes: Uint8Array) => Uint8Array
}
