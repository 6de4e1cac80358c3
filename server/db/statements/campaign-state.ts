import { type DivisionRow, parseAliases } from '../payment-writer/types.ts';
import { ask, type Steps } from '../steps.ts';
import type { StatementForm, StatementHeader } from './types.ts';

export interface StatementCampaign {
  readonly paymentSource: 'NONE' | 'DETAILS' | 'DAILY_TOTALS';
  /** Form of the statements of this source that are there; null for none. */
  readonly form: StatementForm | null;
  /** A published batch of the very same file that left no row behind. */
  readonly sameFileAsBatch: number | null;
  readonly divisions: readonly DivisionRow[];
}

/** What an import of statements needs to know of its campaign; null when there is no such campaign. */
export function* readCampaign(header: StatementHeader): Steps<StatementCampaign | null> {
  const { countyCode, benefitYear, source, form, fileDigest } = header;
  const key = [countyCode, benefitYear];
  const [campaign] = yield* ask<{ payment_source: StatementCampaign['paymentSource'] }>(
    'select payment_source from campaign where county_code = ? and benefit_year = ?',
    key,
  );
  if (!campaign) return null;
  const [loaded] = yield* ask<{ form: StatementForm }>(
    `select form from statement_batch where county_code = ? and benefit_year = ? and source = ? and status = 'PUBLISHED'
     limit 1`,
    [...key, source],
  );
  const [same] = yield* ask<{ batch_number: number }>(
    `select batch_number from statement_batch where county_code = ? and benefit_year = ? and source = ? and form = ?
     and file_digest = ? and status = 'PUBLISHED' and rejected_rows = 0 order by batch_number limit 1`,
    [...key, source, form, fileDigest],
  );
  const divisions = yield* ask<{
    code: string;
    name: string;
    aliases: string;
    level: DivisionRow['level'];
    parent_code: string | null;
  }>(
    'select code, name, aliases, level, parent_code from division where county_code = ? order by table_order',
    [countyCode],
  );
  return {
    paymentSource: campaign.payment_source,
    form: loaded?.form ?? null,
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
