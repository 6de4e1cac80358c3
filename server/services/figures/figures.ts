import { setImmediate as turn } from 'node:timers/promises';
import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import type { Actor } from '../access.ts';
import type { AmountsDue } from '../amounts/amounts-due.ts';
import { personOfCategory } from '../amounts/amounts-due-person.ts';
import { type CampaignRecord, type Campaigns, campaignId } from '../campaigns/campaigns.ts';
import type { DivisionLevel, DivisionRecord, Divisions, DivisionTree } from '../divisions.ts';
import type { ProgressRecord, ProgressService } from '../progress/progress.ts';
import { Refusal } from '../refusal.ts';
import type { Rewards, RewardTable } from '../rewards/rewards.ts';
import { placeFinder } from './places.ts';

/** What single figures are answered from. */
export interface FigureParts {
  readonly campaigns: Pick<Campaigns, 'get'>;
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
  /** All figures are of this version; only where imports kept coming between is one of them of a later one. */
  readonly figuresVersion: number;
  readonly calculatedAt: string;
  /** Whole numbers: persons, fen, basis points, places. */
  readonly values: readonly (number | null)[];
  readonly codes: readonly (string | null)[];
  /** What may be written instead, for some codes: names of categories. */
  readonly expected: readonly (string | null)[];
}

/** Single figures, many at once: for the formulas of a workbook. */
export interface Figures {
  /** @throws Refusal FIGURES_TOO_MANY */
  of(actor: Actor, campaign: CampaignRecord, asks: readonly FigureAsk[]): Promise<FigureAnswers>;
}

const mostAsks = 5000;
/** Each different day is a calculation of its own. */
const mostDays = 62;
/** As many names as a sentence at a cell can bear. */
const mostNames = 15;
/** Imports are seldom; nobody has to wait for ever for a moment between two of them. */
const mostRounds = 4;

type Answer = { readonly value: number } | { readonly code: string; readonly expected?: string };

export function createFigures(parts: FigureParts): Figures {
  const { divisions, progress, rewards, clock } = parts;

  return {
    async of(actor, campaign, asks) {
      const days = new Set(asks.map(({ on }) => on));
      if (asks.length > mostAsks || days.size > mostDays) {
        throw new Refusal('FIGURES_TOO_MANY', { limit: mostAsks, days: mostDays });
      }
      let before = campaign;
      for (let round = 1; ; round++) {
        const answers = await answersOf(actor, before, asks);
        const after = await parts.campaigns.get(actor, campaignId(campaign));
        // Figures of one answer stand side by side in one workbook: an import between two of them is no answer.
        if (after.figuresVersion === before.figuresVersion || round === mostRounds) return answers;
        before = after;
      }
    },
  };

  async function answersOf(
    actor: Actor,
    campaign: CampaignRecord,
    asks: readonly FigureAsk[],
  ): Promise<FigureAnswers> {
    const calculatedAt = clock().toISOString();
    const tree = await divisions.tree(campaign.countyCode);
    const places = placeFinder(actor, tree);
    const tables = tablesOf(actor, campaign, tree);
    const answers: Answer[] = [];
    for (const ask of asks) answers.push(await answerOf(ask, places, tables));
    return {
      // Of the campaign as it was read before anything else was: what follows is never older.
      figuresVersion: campaign.figuresVersion,
      calculatedAt,
      values: answers.map((answer) => ('value' in answer ? answer.value : null)),
      codes: answers.map((answer) => ('code' in answer ? answer.code : null)),
      expected: answers.map((answer) => ('code' in answer ? (answer.expected ?? null) : null)),
    };
  }

  async function answerOf(
    ask: FigureAsk,
    places: ReturnType<typeof placeFinder>,
    tables: Tables,
  ): Promise<Answer> {
    if (ask.name === 'AMOUNT_DUE') {
      return ask.category === null ? none('FIGURE_BAD_CATEGORY') : expecting(tables, ask.category, ask.on);
    }
    if (ask.division === null) return none('FIGURE_BAD_DIVISION');
    const place = places(ask.division);
    if (place.kind === 'none') return none(place.code);
    if (ask.name === 'REWARD_NOW') return rewardOf(place.division, await tables.rewards());
    if (ask.on !== null && ask.on > tables.today) return none('FIGURE_DAY_AHEAD');
    const table = await tables.progress(place.division, ask.on);
    return isBefore(ask, table.record, tables.opensOn)
      ? none('FIGURE_DAY_BEFORE')
      : figureOf(ask.name, place.division, table);
  }

  /** What one request needs, worked out once however many cells ask. */
  function tablesOf(actor: Actor, campaign: CampaignRecord, tree: DivisionTree): Tables {
    const byKey = new Map<string, Promise<ProgressRows>>();
    const dues = new Map<string, Promise<Answer>>();
    let rewardTable: Promise<RewardTable> | null = null;
    const opens = campaign.notice.windows.map(({ opensOn }) => opensOn).sort();
    return {
      today: localDateAt(clock()),
      opensOn: opens[0] ?? null,
      categoryNames: ['普通居民', ...campaign.notice.categories.map(({ name }) => name)],
      progress(division, asOf) {
        const level: DivisionLevel = division.level === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP';
        return once(byKey, `${level}/${asOf ?? ''}`, async () => {
          // Dozens of days are dozens of calculations; others get their turn between them.
          await turn();
          const record = await progress.of(actor, campaign, { level, under: null, asOf });
          const byCode = new Map(record.rows.map((row) => [row.divisionCode, row]));
          const ranks = level === 'VILLAGE' ? ranksInTownships(record, tree) : null;
          return { record, byCode, ranks };
        });
      },
      rewards() {
        rewardTable ??= rewards.of(actor, campaign, null);
        return rewardTable;
      },
      due: (category, on) =>
        once(dues, `${on ?? ''}/${category}`, async () => {
          await turn();
          return dueOf(parts.amountsDue, { actor, campaign, category, on });
        }),
    };
  }
}

interface ProgressRows {
  readonly record: ProgressRecord;
  readonly byCode: ReadonlyMap<string, ProgressRecord['rows'][number]>;
  /** Of villages, within their townships; null: as the record has them. */
  readonly ranks: ReadonlyMap<string, number> | null;
}

interface Tables {
  readonly today: LocalDate;
  /** First day of collection; null when the notice names none. */
  readonly opensOn: LocalDate | null;
  /** Of the notice, 普通居民 first. */
  readonly categoryNames: readonly string[];
  progress(division: DivisionRecord, on: LocalDate | null): Promise<ProgressRows>;
  rewards(): Promise<RewardTable>;
  due(category: string, on: LocalDate | null): Promise<Answer>;
}

/**
 * The ranks of a table of all villages, counted anew within each township: whoever is before another in the county is
 * so in the township, and equals stay equal.
 */
function ranksInTownships({ rows }: ProgressRecord, tree: DivisionTree): ReadonlyMap<string, number> {
  const ranked = rows.filter(({ rank }) => rank !== null);
  const townships = Map.groupBy(ranked, ({ divisionCode }) => tree.byCode.get(divisionCode)?.parentCode);
  return new Map(
    [...townships.values()].flatMap((villages) => {
      const places = villages.map(({ rank }) => rank).sort((a, b) => Number(a) - Number(b));
      return villages.map(({ divisionCode, rank }) => [divisionCode, places.indexOf(rank) + 1] as const);
    }),
  );
}

/** An amount due; where there is none because of the category, with the names that may be written instead. */
async function expecting(tables: Tables, category: string, on: LocalDate | null): Promise<Answer> {
  const answer = await tables.due(category, on);
  if ('value' in answer) return answer;
  if (answer.code === 'FIGURE_UNKNOWN_CATEGORY')
    return { ...answer, expected: namesOf(tables.categoryNames) };
  if (answer.code !== 'FIGURE_NO_RULE') return answer;
  const stated: string[] = [];
  for (const name of tables.categoryNames) if ('value' in (await tables.due(name, on))) stated.push(name);
  return stated.length === 0 ? answer : { ...answer, expected: namesOf(stated) };
}

function namesOf(names: readonly string[]): string {
  return names.length > mostNames ? `${names.slice(0, mostNames).join('、')}等` : names.join('、');
}

/**
 * A day before the first window on which nobody had paid: most likely a year mistyped, and 0 persons would pass for a
 * figure. Payments that are dated before the windows are counted as ever.
 */
function isBefore({ name, on }: FigureAsk, { total }: ProgressRecord, opensOn: LocalDate | null): boolean {
  return name !== 'QUOTA' && on !== null && opensOn !== null && on < opensOn && total.paidPersons === 0;
}

function figureOf(name: FigureName, division: DivisionRecord, table: ProgressRows): Answer {
  const { record, byCode, ranks } = table;
  const isCounty = division.level === 'COUNTY';
  const row = isCounty ? { ...record.total, rank: null } : byCode.get(division.code);
  if (!row) return none('FIGURE_UNKNOWN_DIVISION');
  if (name === 'PAID_PERSONS') return { value: row.paidPersons };
  if (name === 'PAID_AMOUNT') return { value: row.amountFen };
  if (name === 'RANK' && isCounty) return none('FIGURE_NO_RANK');
  if (row.quota === null) return none('FIGURE_NO_QUOTA');
  if (name === 'QUOTA') return { value: row.quota };
  if (name === 'COMPLETION') return known(row.completionBasisPoints, 'FIGURE_QUOTA_ZERO');
  if (name === 'GAP') return known(row.gap, 'FIGURE_NO_QUOTA');
  return known(ranks ? (ranks.get(division.code) ?? null) : row.rank, 'FIGURE_NO_RANK');
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
