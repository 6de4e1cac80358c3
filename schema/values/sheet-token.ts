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
    const bytes = Uint8Array.from(
      atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
      (letter) => letter.codePointAt(0) ?? 0,
    );
    const facts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(facts) ? facts : null;
  } catch {
    return null;
  }
}

function isCounter(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
