import type { LocalDate } from '../../schema/values/local-date.ts';
import { mix } from './chance.ts';
import {
  type DemoPlan,
  type DemoTownship,
  type DemoVillage,
  demoDays,
  demoIdNumber,
  demoName,
  demoVillages,
} from './county.ts';

/** Number of the first resident who pays nowhere; far above those of payment files and rosters. */
const firstOther = 12_000_000;

/** The payers of one township of a campaign, whose numbers follow each other. */
interface TownshipPayers {
  readonly township: DemoTownship;
  readonly first: number;
  readonly persons: number;
}

function payersIn(plan: DemoPlan, code: string): TownshipPayers {
  const at = plan.townships.findIndex((township) => township.code === code);
  const township = plan.townships[at];
  if (!township) throw new Error(`the demo has no township ${code}`);
  const days = demoDays(plan);
  const paid = plan.townships.map((_, t) => days.reduce((sum, { persons }) => sum + (persons[t] ?? 0), 0));
  const before = paid.slice(0, at).reduce((sum, each) => sum + each, 0);
  return { township, first: (plan.firstPerson ?? 0) + before, persons: paid[at] ?? 0 };
}

/**
 * The year before in one township: 97 of a hundred of those who pay this year paid then, in the same villages and
 * categories.
 *
 * @param campaign what was asked of a person then, and the first and last day
 */
export function yearBefore(
  plan: DemoPlan,
  townshipCode: string,
  campaign: {
    readonly amountFen: number;
    readonly opensOn: LocalDate;
    readonly paidUntil: LocalDate;
  },
): DemoPlan {
  const { township, first, persons } = payersIn(plan, townshipCode);
  return {
    seed: plan.seed,
    benefitYear: plan.benefitYear - 1,
    townships: [township],
    payments: Math.max(1, Math.floor((persons * 97) / 100)),
    firstPerson: first,
    ...campaign,
  };
}

/**
 * The register of residents (居民底册) of one township as text: those who pay this year, and one who is insured
 * elsewhere or not at all for every eight of them. The same plan gives the same bytes.
 */
export function* residentsCsv(plan: DemoPlan, townshipCode: string): Generator<string, void, undefined> {
  const { seed } = plan;
  const { township, first, persons } = payersIn(plan, townshipCode);
  const villages = demoVillages([township]);
  const others = Math.ceil(persons / 8);
  let text = '序号,姓名,身份证号码,乡镇（街道）,村（社区）\n';
  for (let i = 0; i < persons + others; i++) {
    const person = i < persons ? first + i : firstOther + i - persons;
    const village = villages[mix(seed, person, 5) % villages.length] as DemoVillage;
    text += `${i + 1},${demoName(seed, person)},${demoIdNumber(seed, person)},${township.name},${village.name}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
