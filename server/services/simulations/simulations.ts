import { setImmediate } from 'node:timers/promises';
import type { Fen } from '../../../schema/values/fen.ts';
import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { nearestWindowDay } from '../../policy/calendar.ts';
import type { AmountDue, Person } from '../../policy/due.ts';
import type { Notice } from '../../policy/notice.ts';
import { type Actor, requireWholeCounty } from '../access.ts';
import { type DueAnswer, DueAnswers } from '../amounts/amounts-due.ts';
import { type AskedPerson, PersonReader } from '../amounts/amounts-due-person.ts';
import type { CampaignRecord, Campaigns } from '../campaigns/campaigns.ts';
import type { DivisionRecord, Divisions, DivisionTree } from '../divisions.ts';
import type { NoticeDraft, NoticeDrafts } from '../notices/drafts.ts';
import { Refusal } from '../refusal.ts';
import { chosenTownships } from './divisions.ts';
import type { InsuredGroups } from './insured.ts';
import { simulationSummary } from './summary.ts';
import { differenceOf, sumOf, sumsByTownship } from './sums.ts';

/** A version or a draft; the newest version when neither is given. */
export interface SimulationSide {
  readonly version: number | null;
  readonly draft: NoticeDraft | null;
}

export interface SimulationQuestion {
  readonly left: SimulationSide;
  readonly right: SimulationSide;
  /** The payment day; null for today. */
  readonly on: LocalDate | null;
  /** Null: everybody who has paid, by township and category. */
  readonly people: readonly AskedPerson[] | null;
  /** Of those who have paid, only these townships, by name, alias or code; null for all. Not together with `people`. */
  readonly divisions: readonly string[] | null;
}

export interface SimulationRow {
  readonly key: string | null;
  readonly divisionName: string | null;
  readonly categories: string | null;
  readonly persons: number;
  readonly left: DueAnswer;
  readonly right: DueAnswer;
  /** right − left for one person; null when either has no answer. */
  readonly differenceFen: Fen | null;
}

/** Persons: payMore + payLess + paySame + undecided. Money: right − left, without the undecided. */
export interface SimulationSum {
  readonly divisionCode: string | null;
  readonly divisionName: string;
  readonly persons: number;
  readonly payMore: number;
  readonly payLess: number;
  readonly paySame: number;
  readonly undecided: number;
  readonly individualDifferenceFen: Fen;
  readonly assistanceDifferenceFen: Fen;
  /** Null when either side states no fiscal subsidy. */
  readonly fiscalDifferenceFen: Fen | null;
}

export interface SimulationRecord {
  readonly on: LocalDate;
  readonly left: string;
  readonly right: string;
  readonly source: 'GIVEN' | 'STORED';
  /** Of drafts and of given people; with an error all that follows is empty. */
  readonly problems: readonly Problem[];
  readonly rows: readonly SimulationRow[];
  readonly townships: readonly SimulationSum[];
  readonly total: SimulationSum | null;
  readonly summary: readonly string[];
}

/** Two notices on the same people: who pays more, who less, what it costs. Nothing is stored (decision 020). */
export interface Simulations {
  /** @throws Refusal CAMPAIGN_NOT_FOUND, NOT_ALLOWED, NOTICE_VERSION_NOT_FOUND, SIMULATION_… */
  simulate(actor: Actor, campaignId: string, question: SimulationQuestion): Promise<SimulationRecord>;
}

/** People who are alike, on both sides. */
export interface SimulatedGroup {
  readonly key: string | null;
  readonly division: DivisionRecord | null;
  readonly categories: string | null;
  readonly persons: number;
  readonly left: { readonly due: AmountDue; readonly answer: DueAnswer };
  readonly right: { readonly due: AmountDue; readonly answer: DueAnswer };
}

const mostPeople = 5000;
const peopleAtOnce = 50;
/** With the highest standard the format allows, every sum stays a whole number of fen that is exact. */
const mostPersons = 80_000_000;

export function createSimulations(
  campaigns: Campaigns,
  divisions: Divisions,
  drafts: NoticeDrafts,
  insured: InsuredGroups,
  clock: () => Date,
): Simulations {
  return {
    async simulate(actor, id, { left, right, on: asked, people, divisions: named }) {
      const campaign = await campaigns.get(actor, id);
      requireWholeCounty(actor, campaign.countyCode);
      if (people && people.length > mostPeople) {
        throw new Refusal('SIMULATION_TOO_MANY', { found: people.length, limit: mostPeople });
      }
      const on = asked ?? nearestWindowDay(campaign.notice.windows, localDateAt(clock()));
      const sides = [await readSide(campaign, left), await readSide(campaign, right)] as const;
      const frame = {
        on,
        left: sides[0].name,
        right: sides[1].name,
        source: people ? ('GIVEN' as const) : ('STORED' as const),
      };
      const problems = onceEach(sides.flatMap((side) => side.problems));
      const nothing = { ...frame, rows: [], townships: [], total: null, summary: [] };
      if (!sides[0].notice || !sides[1].notice) return { ...nothing, problems };
      const answers = {
        left: new DueAnswers(sides[0].notice, on),
        right: new DueAnswers(sides[1].notice, on),
      };
      const tree = await divisions.tree(campaign.countyCode);
      const chosen = named === null ? null : chosenTownships(named, tree, people !== null);
      if (chosen && 'problems' in chosen) return { ...nothing, problems: [...problems, ...chosen.problems] };
      const groups = await (people
        ? readPeople(people, answers, tree, on)
        : readInsured(campaign, answers, tree, chosen));
      if ('problems' in groups) return { ...nothing, problems: [...problems, ...groups.problems] };
      const notices = { left: answers.left.notice, right: answers.right.notice, on };
      const townships = sumsByTownship(groups, notices, tree);
      const total = sumOf(groups, notices, {
        divisionCode: null,
        divisionName: chosen === null ? tree.county.name : `所选 ${chosen.length} 个乡镇（街道）`,
      });
      return {
        ...frame,
        problems,
        rows: groups.map(rowOf),
        townships,
        total,
        summary: simulationSummary({ ...frame, chosen, groups, total }),
      };
    },
  };

  async function readSide(
    campaign: CampaignRecord,
    { version, draft }: SimulationSide,
  ): Promise<{ name: string; notice: Notice | null; problems: readonly Problem[] }> {
    if (!draft) {
      const notice = await campaigns.published(campaign, version);
      const name = `第 ${version ?? campaign.noticeVersion} 版 ${notice.document.number}`;
      return { name, notice, problems: [] };
    }
    if (version !== null) throw new Refusal('SIMULATION_SIDE_BOTH');
    const read = await drafts.read(campaign, draft);
    if (read.kind === 'problems') return { name: '草稿', notice: null, problems: read.problems };
    const base = typeof draft.content === 'string' ? '' : `（改自第 ${draft.baseVersion} 版）`;
    return {
      name: `草稿 ${read.notice.document.number}${base}`,
      notice: read.notice,
      problems: read.warnings,
    };
  }

  async function readInsured(
    campaign: CampaignRecord,
    answers: Answers,
    tree: DivisionTree,
    chosen: readonly DivisionRecord[] | null,
  ): Promise<SimulatedGroup[]> {
    const notices = [answers.right.notice, answers.left.notice];
    const all = await insured.of(campaign, notices);
    // Chosen from the whole county's, a few hundred rows: what files leave unsaid is judged by all of them.
    const codes = chosen && new Set(chosen.map(({ code }) => code));
    const groups = codes === null ? all : all.filter(({ townshipCode }) => codes.has(townshipCode));
    return groups.map(({ townshipCode, categoryName, person, persons }) => ({
      key: null,
      division: tree.byCode.get(townshipCode) ?? null,
      categories: categoryName,
      persons,
      left: answers.left.of(person),
      right: answers.right.of(person),
    }));
  }
}

/** Two drafts of one notice leave the same questions open. */
function onceEach(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

interface Answers {
  readonly left: DueAnswers;
  readonly right: DueAnswers;
}

/** @throws Refusal SIMULATION_PERSONS */
async function readPeople(
  people: readonly AskedPerson[],
  answers: Answers,
  tree: DivisionTree,
  on: LocalDate,
): Promise<SimulatedGroup[] | { readonly problems: readonly Problem[] }> {
  const { left, right } = answers;
  // Each side reads the people in its own words first: a draft may name a category otherwise.
  const readers = {
    left: new PersonReader([left.notice, right.notice], tree, on),
    right: new PersonReader([right.notice, left.notice], tree, on),
  };
  const problems: Problem[] = [];
  const groups: SimulatedGroup[] = [];
  let persons = 0;
  for (const [index, asked] of people.entries()) {
    // Thousands of people who are all different take seconds: others are answered in between.
    if (index % peopleAtOnce === peopleAtOnce - 1) await setImmediate();
    const read = { left: readers.left.read(asked, index + 1), right: readers.right.read(asked, index + 1) };
    if (read.left.kind === 'problems') problems.push(...read.left.problems);
    else if (read.right.kind === 'problems') problems.push(...read.right.problems);
    else {
      persons += asked.persons;
      groups.push({
        key: asked.key,
        division: read.left.division,
        categories: namesOf(read.right.person, right.notice, left.notice),
        persons: asked.persons,
        left: left.of(read.left.person),
        right: right.of(read.right.person),
      });
    }
  }
  if (persons > mostPersons) throw new Refusal('SIMULATION_PERSONS', { found: persons, limit: mostPersons });
  return problems.length > 0 ? { problems } : groups;
}

function namesOf({ categories }: Person, ...notices: readonly Notice[]): string | null {
  if (categories.length === 0) return null;
  const known = notices.flatMap((notice) => notice.categories);
  return categories
    .map(({ code }) => known.find((category) => category.code === code)?.name ?? code)
    .join('、');
}

function rowOf({ key, division, categories, persons, left, right }: SimulatedGroup): SimulationRow {
  return {
    key,
    divisionName: division?.name ?? null,
    categories,
    persons,
    left: left.answer,
    right: right.answer,
    differenceFen: differenceOf({ left, right }),
  };
}
