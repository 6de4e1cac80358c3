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
export function peekToken(_text: string): SheetTokenFacts | null {
  throw new Error('not yet built');
}
