import type { SheetTokenFacts } from '../../../schema/values/sheet-token.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';
import type { BreakdownScene } from './scope.ts';
import type { SheetIdentities } from './sheet-identity.ts';

/**
 * What a sheet says it is, believed because this service signed it.
 *
 * @throws Refusal SHEET_TOKEN_MISSING, SHEET_TOKEN_TAMPERED, SHEET_TOKEN_OTHER_CAMPAIGN
 */
export function requireToken(
  identities: SheetIdentities,
  { key }: Pick<BreakdownScene, 'key'>,
  text: string,
): SheetTokenFacts {
  const token = identities.read(text);
  if (token.kind === 'missing') throw new Refusal('SHEET_TOKEN_MISSING');
  if (token.kind === 'tampered') throw new Refusal('SHEET_TOKEN_TAMPERED');
  const id = campaignId(key);
  if (token.facts.campaignId !== id) {
    throw new Refusal('SHEET_TOKEN_OTHER_CAMPAIGN', { found: token.facts.campaignId, expected: id });
  }
  return token.facts;
}
