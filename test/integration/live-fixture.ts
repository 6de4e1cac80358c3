import { ask } from '../../server/db/steps.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { luoshanId, type TestApp } from '../support/app.ts';
import type { EventStream } from '../support/event-stream.ts';

const header = '收据号,身份证号码,乡镇,村,人员类别,缴费金额,缴费日期';
/** 庙仙乡 of 罗山县. */
export const miaoxian = '411521-12';
let persons = 0;

/** A file of payments, each of a person and with a receipt that nobody had before. */
export function paymentsOf(rows: readonly (readonly [township: string, day: string])[]): string {
  const lines = rows.map(([township, day]) => {
    persons += 1;
    return [`示例L${persons}`, demoIdNumber(7, persons), township, '', '', '400', day].join(',');
  });
  return [header, ...lines, ''].join('\n');
}

/** All that a stream was told of one campaign after its first event. */
export function toldBy({ events }: EventStream, campaignId = luoshanId) {
  const changes = events
    .slice(1)
    .flatMap((event) => event.changes)
    .filter((each) => each.campaignId === campaignId);
  const all = (pick: (change: (typeof changes)[number]) => readonly string[]) =>
    [...new Set(changes.flatMap(pick))].sort();
  return {
    kinds: all(({ kinds }) => kinds),
    townships: all(({ townshipCodes }) => townshipCodes),
    days: all(({ days }) => days),
    isEverything: changes.some(({ isEverything }) => isEverything),
  };
}

/** What an import leaves behind, without a worker: one person more of a township and day. */
export async function paid(app: Pick<TestApp, 'services'>, code: string, day: string): Promise<void> {
  const tally = `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code,
      persons, payments, amount_fen) values ('411521', 2025, 'TOWNSHIP_SUM', ?, ?, '', 1, 1, 40000)
    on conflict (county_code, benefit_year, level, paid_on, division_code, category_code)
    do update set persons = tally.persons + 1, payments = tally.payments + 1, amount_fen = tally.amount_fen + 40000`;
  await app.services.database.edit(function* () {
    yield* ask(tally, [day, code]);
    yield* ask(`update campaign set figures_version = figures_version + 1
      where county_code = '411521' and benefit_year = 2025`);
  });
}
