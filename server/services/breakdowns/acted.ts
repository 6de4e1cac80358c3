import { writeAudit } from '../../db/audit.ts';
import type { TownshipKey } from '../../db/breakdowns/keys.ts';
import type { Steps } from '../../db/steps.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import type { BreakdownScene } from './scope.ts';

/** Says in the audit what was done with one breakdown. */
export function* acted(
  { at, by }: Pick<BreakdownScene, 'at' | 'by'>,
  key: TownshipKey,
  act: string,
  detail: Readonly<Record<string, unknown>>,
): Steps<void> {
  yield* writeAudit({
    countyCode: key.countyCode,
    at,
    account: by,
    act,
    subject: `${campaignId(key)}/${key.townshipCode}`,
    detail,
  });
}
