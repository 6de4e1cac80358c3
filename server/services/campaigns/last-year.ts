import type { Problem } from '../../../schema/values/problem.ts';
import type { Notice } from '../../policy/notice.ts';
import type { Actor } from '../access.ts';
import { type Campaigns, campaignId } from './campaigns.ts';

/**
 * One warning when every clause of a notice reads word for word as in the same county's notice of the year before: most
 * likely a draft made from it that nobody has gone through. Nothing when the year before is not there.
 */
export async function clausesAsLastYear(
  campaigns: Campaigns,
  actor: Actor,
  { county, benefitYear, clauses }: Notice,
): Promise<Problem[]> {
  const lastYear = { countyCode: county.code, benefitYear: benefitYear - 1 };
  const campaign = await campaigns.find(actor, campaignId(lastYear));
  if (!campaign) return [];
  const before = await campaigns.published(campaign);
  const texts = new Map(before.clauses.map(({ id, text }) => [id, text]));
  if (clauses.length !== texts.size || clauses.some(({ id, text }) => texts.get(id) !== text)) return [];
  return [
    {
      code: 'NOTICE_CLAUSES_AS_LAST_YEAR',
      severity: 'WARNING',
      place: { path: 'clauses' },
      found: String(clauses.length),
      expected: String(lastYear.benefitYear),
    },
  ];
}
