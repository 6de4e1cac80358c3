import { readFileSync } from 'node:fs';
import { openDatabase } from '../../server/db/database.ts';
import type { Actor } from '../../server/services/access.ts';
import { loadNotice } from '../../server/services/notices/notices.ts';
import { campaignKey } from './county.ts';

/** Things to look at that all processes edit: few, so that they meet. */
export const editedItems = 40;
export const editCampaignId = `${campaignKey.countyCode}-${campaignKey.benefitYear}`;
export const editActor: Actor = {
  account: 'bench',
  displayName: '示例',
  role: 'BUREAU',
  countyCode: campaignKey.countyCode,
  divisionCode: null,
};

/** A campaign from its notice, with open review items. */
export async function seedItems(url: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    const notice = new URL('../../server/policy/notices/luoshan-2025.yaml', import.meta.url);
    await loadNotice(database, readFileSync(notice, 'utf8'), new Date('2024-10-30T02:00:00Z'));
    await database.edit(function* () {
      for (let i = 0; i < editedItems; i++) {
        yield {
          sql: `insert into review_item (county_code, benefit_year, kind, subject, area, status, township_code,
            found_fen, expected_fen, detail, opened_at) values (?, ?, 'OVERPAID', ?, 'LEDGER', 'OPEN', '411521101',
            45000, 40000, '{}', '2024-12-01T00:00:00Z')`,
          parameters: [campaignKey.countyCode, campaignKey.benefitYear, `bench/${i}`],
        };
      }
    });
  } finally {
    await database.close();
  }
}

/** How often the items were edited, by their versions: each starts at 1. */
export async function editsKept(url: string): Promise<number> {
  const database = await openDatabase(url);
  try {
    const [row] = await database.reader.all<{ edits: number }>(
      'select sum(version - 1) as edits from review_item where county_code = ?',
      [campaignKey.countyCode],
    );
    return row?.edits ?? 0;
  } finally {
    await database.close();
  }
}
