// Ticket codes: the bytes behind them, and whether one of the organizer's keys signed them. The format is that of
// `CodeFormat` in contracts; a browser test compares the two.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SIGNATURE_LENGTH = 64;
/** Longer than any code, shorter than what would be worth decoding. */
const MAX_LENGTH = 300;
const USER_ID = /^[A-Za-z0-9._:@|-]{1,64}$/;
const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const TYPED = new RegExp(`^TICKET#(${UUID})\\|EVENT#(${UUID})\\|USER#[A-Za-z0-9._:@|-]{1,64}$`);

/**
 * @typedef {{ticketId: string, eventId: string, userId: string, issue: number}} TicketCode ids without prefix
 * @typedef {{kind: 'genuine' | 'forged', code: TicketCode} | {kind: 'typed', ticketId: string, eventId: string}
 *   | {kind: 'none'}} Verification
 */

/**
 * The text without what scanners and wallet apps add to it: line ends, marks, an ECI designator.
 * @param {string} scanned
 */
export function clean(scanned) {
  return scanned
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .replace(/^(?:\\\d{6})+/, '');
}

/**
 * Reads a scanned text and checks its signature, without any network.
 * @param {string} scanned
 * @param {Map<number, CryptoKey>} keys by key id
 * @returns {Promise<Verification>}
 */
export async function verify(scanned, keys) {
  const text = clean(scanned);
  const typed = text.length <= 200 ? TYPED.exec(text) : null;
  if (typed) {
    return {kind: 'typed', ticketId: typed[1].toLowerCase(), eventId: typed[2].toLowerCase()};
  }
  const bytes = text.length <= MAX_LENGTH ? decode(text.toUpperCase()) : undefined;
  if (!bytes) {
    return {kind: 'none'};
  }
  const body = bytes.subarray(0, -SIGNATURE_LENGTH);
  const code = read(body);
  if (!code) {
    return {kind: 'none'};
  }
  const key = keys.get(body[0] & 0xf);
  const isOurs =
    key !== undefined && (await crypto.subtle.verify('Ed25519', key, bytes.subarray(-SIGNATURE_LENGTH), body));
  return {kind: isOurs ? 'genuine' : 'forged', code};
}

/**
 * Makes keys from the snapshot.
 * @param {Record<string, string>} keys Base64 of 32 bytes, by key id
 * @returns {Promise<Map<number, CryptoKey>>}
 * @throws if this browser knows no Ed25519, or is not on a secure page
 */
export async function importKeys(keys) {
  const imported = await Promise.all(
    Object.entries(keys).map(
      async ([id, base64]) =>
        /** @type {const} */ ([
          Number(id),
          await crypto.subtle.importKey('raw', fromBase64(base64), 'Ed25519', false, ['verify']),
        ]),
    ),
  );
  return new Map(imported);
}

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
export function fromBase64(base64) {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}

/** 16 bytes as a UUID. @param {Uint8Array} bytes @param {number} offset */
export function uuid(bytes, offset) {
  const hex = Array.from(bytes.subarray(offset, offset + 16), byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * RFC 4648 Base32 without padding.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | undefined} nothing if it is not the one text of its bytes
 */
function decode(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) {
      return undefined;
    }
    buffer = ((buffer << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (buffer >> bits) & 0xff;
    }
  }
  const isCanonical = bits < 5 && (buffer & ((1 << bits) - 1)) === 0;
  return isCanonical && length > SIGNATURE_LENGTH ? bytes : undefined;
}

/** @param {Uint8Array} body @returns {TicketCode | undefined} */
function read(body) {
  const version = body[0] >> 4;
  const userLength = version === 1 ? 16 : version === 2 ? 1 + body[33] : NaN;
  if (body.length !== 33 + userLength + 2) {
    return undefined;
  }
  const userId = version === 1 ? uuid(body, 33) : String.fromCharCode(...body.subarray(34, 33 + userLength));
  const issue = (body[body.length - 2] << 8) | body[body.length - 1];
  return USER_ID.test(userId) && issue > 0
    ? {ticketId: uuid(body, 1), eventId: uuid(body, 17), userId, issue}
    : undefined;
}
