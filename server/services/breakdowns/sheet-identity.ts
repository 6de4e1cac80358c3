import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SheetTokenFacts } from '../../../schema/values/sheet-token.ts';

export type ReadToken =
  | { readonly kind: 'genuine'; readonly facts: SheetTokenFacts }
  /** The sheet carries no identity at all. */
  | { readonly kind: 'missing' }
  /** It carries one that this service did not sign, or not like this. */
  | { readonly kind: 'tampered' };

/** What a township's sheet is, signed: the sheet carries the token, only the service makes and believes one. */
export interface SheetIdentities {
  /** The same facts always give the same token. */
  sign(facts: SheetTokenFacts): string;
  /** @param text of the cell; blanks around it are nobody's edit */
  read(text: string | null): ReadToken;
}

const markBytes = 16;
const head = 'ZJ1';

/** @param idHashKey of the service: tokens of another installation are not believed */
export function createSheetIdentities(idHashKey: Uint8Array): SheetIdentities {
  const key = createHmac('sha256', idHashKey).update('breakdown sheet').digest();
  const markOf = (payload: string): string =>
    createHmac('sha256', key)
      .update(`${head}.${payload}`)
      .digest()
      .subarray(0, markBytes)
      .toString('base64url');

  return {
    sign({ campaignId, divisionCode, villageCode, edition, version }) {
      const facts = [campaignId, divisionCode, villageCode ?? '', edition, version];
      const payload = Buffer.from(JSON.stringify(facts), 'utf8').toString('base64url');
      return `${head}.${payload}.${markOf(payload)}`;
    },
    read(text) {
      const token = text?.trim() ?? '';
      if (token === '') return { kind: 'missing' };
      const [start, payload = '', mark = '', ...rest] = token.split('.');
      if (start !== head || rest.length > 0 || !isSame(mark, markOf(payload))) return { kind: 'tampered' };
      const [campaignId, divisionCode, villageCode, edition, version] = JSON.parse(
        Buffer.from(payload, 'base64url').toString('utf8'),
      ) as [string, string, string, number, number];
      return {
        kind: 'genuine',
        facts: { campaignId, divisionCode, villageCode: villageCode || null, edition, version },
      };
    },
  };
}

/** As texts, not as bytes: the last character of base64 has bits that decoding ignores. */
function isSame(found: string, expected: string): boolean {
  const [a, b] = [Buffer.from(found, 'utf8'), Buffer.from(expected, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
