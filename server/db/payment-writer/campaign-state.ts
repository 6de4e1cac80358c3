import { ask, type Steps } from '../steps.ts';
import { type CampaignState, parseAliases } from './types.ts';

interface DivisionRow {
  readonly code: string;
  readonly name: string;
  readonly aliases: string;
  readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
  readonly parent_code: string | null;
}

/** What an import has to know of its campaign; null when there is none. */
export function* readCampaignState(
  countyCode: string,
  benefitYear: number,
  fileDigest: string,
): Steps<CampaignState | null> {
  const key = [countyCode, benefitYear];
  const [campaign] = yield* ask<{ payment_source: CampaignState['paymentSource'] }>(
    `select payment_source from campaign where county_code = ? and benefit_year = ?`,
    key,
  );
  if (!campaign) return null;
  const [same] = yield* ask<{ batch_number: number }>(
    `select batch_number from payment_batch where county_code = ? and benefit_year = ? and file_digest = ?
     and status = 'PUBLISHED' and rejected_rows = 0 order by batch_number limit 1`,
    [...key, fileDigest],
  );
  const divisions = yield* ask<DivisionRow>(
    `select code, name, aliases, level, parent_code from division where county_code = ? order by table_order`,
    [countyCode],
  );
  return {
    paymentSource: campaign.payment_source,
    sameFileAsBatch: same?.batch_number ?? null,
    divisions: divisions.map(({ code, name, aliases, level, parent_code }) => ({
      code,
      name,
      aliases: parseAliases(aliases),
      level,
      parentCode: parent_code,
    })),
  };
}
