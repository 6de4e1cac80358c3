import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Actor } from '../access.ts';
import type { AmountsDue } from '../amounts/amounts-due.ts';
import { personOfCategory } from '../amounts/amounts-due-person.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionLevel, DivisionRecord, Divisions } from '../divisions.ts';
import type { ProgressRecord, ProgressService } from '../progress/progress.ts';
import { Refusal } from '../refusal.ts';
import type { Rewards, RewardTable } from '../rewards/rewards.ts';
import { placeFinder } from './places.ts';

/** What single figures are answered from. */
export interface FigureParts {
  readonly divisions: Divisions;
  readonly progress: ProgressService;
  readonly amountsDue: AmountsDue;
  readonly rewards: Rewards;
  readonly clock: () => Date;
}

export type FigureName =
  | 'QUOTA'
  | 'PAID_PERSONS'
  | 'PAID_AMOUNT'
  | 'COMPLETION'
  | 'GAP'
  | 'RANK'
  | 'AMOUNT_DUE'
  | 'REWARD_NOW';

export interface FigureAsk {
  readonly name: FigureName;
  /** As written: code, name or alias. */
  readonly division: string | null;
  readonly category: string | null;
  /** Null: the newest. */
  readonly on: LocalDate | null;
}

/** `values` and `codes` stand in the order of the asks; where there is no value, the code of the sentence says why. */
export interface FigureAnswers {
  /** The figures are of this version or, should an import have come between, a later one. */
  readonly figuresVersion: number;
  readonly calculatedAt: string;
  /** Whole numbers: persons, fen, basis points, places. */
  readonly values: readonly (number | null)[];
  readonly codes: readonly (string | null)[];
}

/** Single figures, many at once: for the formulas of a workbook. */
export interface Figures {
  /** @throws Refusal FIGURES_TOO_MANY */
  of(actor: Actor, campaign: CampaignRecord, asks: readonly FigureAsk[]): Promise<FigureAnswers>;
}

const mostAsks = 5000;
/** Each different day is a calculation of its own. */
const mostDays = 62;

type Answer = { readonly value: number } | { readonly code: string };

export function createFigures(parts: FigureParts): Figures {
  const { divisions, progress, rewards, clock } = parts;

  return {
    async of(actor, campaign, asks) {
      const days = new Set(asks.map(({ on }) => on));
      if (asks.length > mostAsks || days.size > mostDays) {
        throw new Refusal('FIGURES_TOO_MANY', { limit: mostAsks, days: mostDays });
      }
      const calculatedAt = clock().toISOString();
      const places = placeFinder(actor, await divisions.tree(campaign.countyCode));
      const tables = tablesOf(actor, campaign);
      const answers: Answer[] = [];
      for (const ask of asks) answers.push(await answerOf(ask, places, tables));
      return {
        // Of the campaign as it was read before anything else was: what follows is never older.
        figuresVersion: campaign.figuresVersion,
        calculatedAt,
        values: answers.map((answer) => ('value' in answer ? answer.value : null)),
        codes: answers.map((answer) => ('code' in answer ? answer.code : null)),
      };
    },
  };

  async function answerOf(
    ask: FigureAsk,
    places: ReturnType<typeof placeFinder>,
    tables: Tables,
  ): Promise<Answer> {
    if (ask.name === 'AMOUNT_DUE') {
      return ask.category === null ? none('FIGURE_BAD_CATEGORY') : tables.due(ask.category, ask.on);
    }
    if (ask.division === null) return none('FIGURE_BAD_DIVISION');
    const place = places(ask.division);
    if (place.kind === 'none') return none(place.code);
    if (ask.name === 'REWARD_NOW') return rewardOf(place.division, await tables.rewards());
    return figureOf(ask.name, place.division, await tables.progress(ask.name, place.division, ask.on));
  }

  /** What one request needs, worked out once however many cells ask. */
  function tablesOf(actor: Actor, campaign: CampaignRecord): Tables {
    const byKey = new Map<string, Promise<ProgressRows>>();
    const dues = new Map<string, Promise<Answer>>();
    let rewardTable: Promise<RewardTable> | null = null;
    return {
      progress(name, division, asOf) {
        const level: DivisionLevel = division.level === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP';
        // A village is ranked within its township; everything else comes out of one table of all villages.
        const under = level === 'VILLAGE' && name === 'RANK' ? division.parentCode : null;
        return once(byKey, `${level}/${under ?? ''}/${asOf ?? ''}`, async () => {
          const record = await progress.of(actor, campaign, { level, under, asOf });
          return { record, byCode: new Map(record.rows.map((row) => [row.divisionCode, row])) };
        });
      },
      rewards() {
        rewardTable ??= rewards.of(actor, campaign, null);
        return rewardTable;
      },
      due: (category, on) =>
        once(dues, `${on ?? ''}/${category}`, () =>
          dueOf(parts.amountsDue, { actor, campaign, category, on }),
        ),
    };
  }
}

interface ProgressRows {
  readonly record: ProgressRecord;
  readonly byCode: ReadonlyMap<string, ProgressRecord['rows'][number]>;
}

interface Tables {
  progress(name: FigureName, division: DivisionRecord, on: LocalDate | null): Promise<ProgressRows>;
  rewards(): Promise<RewardTable>;
  due(category: string, on: LocalDate | null): Promise<Answer>;
}

function figureOf(name: FigureName, division: DivisionRecord, { record, byCode }: ProgressRows): Answer {
  const isCounty = division.level === 'COUNTY';
  const row = isCounty ? { ...record.total, rank: null } : byCode.get(division.code);
  if (!row) return none('FIGURE_UNKNOWN_DIVISION');
  if (name === 'PAID_PERSONS') return { value: row.paidPersons };
  if (name === 'PAID_AMOUNT') return { value: row.amountFen };
  if (name === 'RANK' && isCounty) return none('FIGURE_NO_RANK');
  if (row.quota === null) return none('FIGURE_NO_QUOTA');
  if (name === 'QUOTA') return { value: row.quota };
  if (name === 'COMPLETION') return known(row.completionBasisPoints, 'FIGURE_QUOTA_ZERO');
  return name === 'GAP' ? known(row.gap, 'FIGURE_NO_QUOTA') : known(row.rank, 'FIGURE_NO_RANK');
}

function rewardOf(division: DivisionRecord, { hasNoRewards, rows }: RewardTable): Answer {
  if (division.level !== 'TOWNSHIP') return none('FIGURE_TOWNSHIPS_ONLY');
  if (hasNoRewards) return none('FIGURE_NO_REWARDS');
  const row = rows.find(({ divisionCode }) => divisionCode === division.code);
  switch (row?.outcome) {
    case 'EARNED':
      return known(row.fen, 'FIGURE_REWARD_OPEN');
    case 'PENDING':
      return known(row.expectedFen, 'FIGURE_REWARD_OPEN');
    case 'MISSED':
    case 'LOST':
      return { value: 0 };
    case 'NO_QUOTA':
      return none('FIGURE_NO_QUOTA');
    default:
      return none('FIGURE_REWARD_OPEN');
  }
}

interface DueQuestion {
  readonly actor: Actor;
  readonly campaign: CampaignRecord;
  readonly category: string;
  readonly on: LocalDate | null;
}

async function dueOf(
  amountsDue: AmountsDue,
  { actor, campaign, category, on }: DueQuestion,
): Promise<Answer> {
  const membership = { category, status: 'ACTIVE', from: null, to: null } as const;
  const unknown = { key: null, persons: 1, division: null, ...personOfCategory('') };
  try {
    const { outcome, personPaysFen } = await amountsDue.of(
      actor,
      campaign,
      { ...unknown, categories: [membership] },
      on,
      null,
    );
    if (outcome === 'NO_RULE') return none('FIGURE_NO_RULE');
    return known(personPaysFen, 'FIGURE_NEEDS_REVIEW');
  } catch (error) {
    if (error instanceof Refusal && error.code === 'PERSON_CATEGORY_UNKNOWN')
      return none('FIGURE_UNKNOWN_CATEGORY');
    throw error;
  }
}

function known(value: number | null, code: string): Answer {
  return value === null ? none(code) : { value };
}

function none(code: string): Answer {
  return { code };
}

function once<Value>(
  map: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  let value = map.get(key);
  if (!value) {
    value = make();
    map.set(key, value);
  }
  return value;
}
