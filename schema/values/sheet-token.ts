/** What a form is, as the server signed it into the sheet. */
export interface SheetTokenFacts {
  readonly campaignId: string;
  readonly divisionCode: string;
  /** Of a file for one village; null for the whole township. */
  readonly villageCode: string | null;
  readonly edition: number;
  readonly version: number;
}

/** `ZJ1.<payload>.<mac>` in base64url: payload a JSON list, mac 16 bytes. */
export const tokenPattern = /^ZJ1\.[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{22}$/;

/** True for text in the form of a token, genuine or not. */
export function isToken(text: string): boolean {
  return tokenPattern.test(text);
}

/** What a token says, without trust in it: for lists in the pane. The server alone says whether it is genuine. */
export function peekToken(text: string): SheetTokenFacts | null {
  const token = text.trim();
  if (!isToken(token)) return null;
  const facts = listIn(token.split('.')[1] ?? '');
  if (facts === null || facts.length !== 5) return null;
  const [campaignId, divisionCode, villageCode, edition, version] = facts;
  if (typeof campaignId !== 'string' || typeof divisionCode !== 'string' || typeof villageCode !== 'string') {
    return null;
  }
  if (!isCounter(edition) || !isCounter(version)) return null;
  return { campaignId, divisionCode, villageCode: villageCode || null, edition, version };
}

function listIn(payload: string): readonly unknown[] | null {
  try {
    const facts: unknown = JSON.parse(textOf(payload));
    return Array.isArray(facts) ? facts : null;
  } catch {
    return null;
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The text in base64url; this room has neither `atob` nor Buffer. @throws URIError when its bytes are no UTF-8 */
function textOf(base64url: string): string {
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const letter of base64url) {
    bits = ((bits << 6) | digits.indexOf(letter)) & 0x3fff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 0xff).toString(16).padStart(2, '0')}`;
  }
  return decodeURIComponent(escaped);
}

function isCounter(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
