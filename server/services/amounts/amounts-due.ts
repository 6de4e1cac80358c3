import type { Fen } from '../../../schema/values/fen.ts';
import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { type AmountDue, amountDue, type Person } from '../../policy/due.ts';
import { explainDue } from '../../policy/explain/due.ts';
import { missingWords } from '../../policy/explain/rule.ts';
import { noticeOn } from '../../policy/in-force.ts';
import type { Notice } from '../../policy/notice.ts';
import { payers as payerNames } from '../../policy/notice-shape.ts';
import { type Actor, requireWholeCounty } from '../access.ts';
import type { CampaignRecord, Campaigns } from '../campaigns/campaigns.ts';
import type { Divisions } from '../divisions.ts';
import type { NoticeDraft, NoticeDrafts } from '../notices/drafts.ts';
import { type AskedPerson, PersonReader, usualCategoryName } from './amounts-due-person.ts';

/** An amount due with the sentences that explain it. */
export interface DueAnswer {
  readonly outcome: 'DUE' | 'NO_RULE' | 'NEEDS_REVIEW';
  readonly standardFen: Fen | null;
  readonly personPaysFen: Fen | null;
  readonly assistanceFen: Fen | null;
  readonly payers: readonly {
    readonly payer: string;
    readonly timing: 'AT_SOURCE' | 'AFTERWARDS';
    readonly fen: Fen;
  }[];
  readonly explanation: readonly string[];
  /** In words. */
  readonly missing: readonly string[];
  readonly clause: string | null;
}

export interface AmountsDue {
  /**
   * @param on the payment day; null for today
   * @param draft asks under a draft instead of the newest version; for whoever sees the whole county
   * @throws Refusal NOT_ALLOWED, NOTICE_DRAFT_HAS_PROBLEMS, and the first of the faults of the person (PERSON_…)
   */
  of(
    actor: Actor,
    campaign: CampaignRecord,
    person: AskedPerson,
    on: LocalDate | null,
    draft: NoticeDraft | null,
  ): Promise<DueAnswer>;
}

export function createAmountsDue(
  campaigns: Campaigns,
  divisions: Divisions,
  drafts: NoticeDrafts,
  clock: () => Date,
): AmountsDue {
  return {
    async of(actor, campaign, asked, on, draft) {
      if (draft) requireWholeCounty(actor, campaign.countyCode);
      const published = draft ? await drafts.notice(campaign, draft) : await campaigns.published(campaign);
      const day = on ?? localDateAt(clock());
      const notice = noticeOn(published, day);
      const reader = new PersonReader([notice], await divisions.tree(campaign.countyCode), day);
      const person = reader.person(asked);
      return dueAnswer(notice, amountDue(notice, person, day), published, { person, on: day });
    },
  };
}

/** What a notice says about a person, with its reasons. @param original as published, to name later documents */
function dueAnswer(
  notice: Notice,
  due: AmountDue,
  original: Notice,
  asked: { readonly person: Person; readonly on: LocalDate },
): DueAnswer {
  let sentences: readonly string[] | null = null;
  const explain = () => {
    sentences ??= explainDue(notice, due, original, asked, usualCategoryName);
    return sentences;
  };
  const none = { standardFen: null, personPaysFen: null, assistanceFen: null, payers: [], missing: [] };
  // Of thousands in a simulation hardly anybody reads the reasons: they are worded when they are asked for.
  switch (due.kind) {
    case 'due': {
      const { standardFen, personPaysFen, assistanceFen, clause } = due;
      const payers = due.payers.map(({ payer, timing, fen }) => ({ payer: payerNames[payer], timing, fen }));
      return {
        outcome: 'DUE',
        standardFen,
        personPaysFen,
        assistanceFen,
        payers,
        get explanation() {
          return explain();
        },
        missing: [],
        clause,
      };
    }
    case 'noRule':
      return {
        ...none,
        outcome: 'NO_RULE',
        get explanation() {
          return explain();
        },
        clause: due.clause,
      };
    case 'needsReview':
      return {
        ...none,
        outcome: 'NEEDS_REVIEW',
        get explanation() {
          return explain();
        },
        missing:
          due.reason === 'UNKNOWN_CATEGORY'
            ? due.missing.map((code) => usualCategoryName(code) ?? code)
            : missingWords(due.missing),
        clause: null,
      };
  }
}

/** Answers for people of one notice and day; people who are alike are worked out once. */
export class DueAnswers {
  readonly notice: Notice;
  readonly #original: Notice;
  readonly #on: LocalDate;
  readonly #known = new Map<string, { readonly due: AmountDue; readonly answer: DueAnswer }>();

  /** @param published with its later documents not yet applied */
  constructor(published: Notice, on: LocalDate) {
    this.notice = noticeOn(published, on);
    this.#original = published;
    this.#on = on;
  }

  of(person: Person): { readonly due: AmountDue; readonly answer: DueAnswer } {
    const key = JSON.stringify(person);
    const known = this.#known.get(key);
    if (known) return known;
    const due = amountDue(this.notice, person, this.#on);
    const asked = { person, on: this.#on };
    const found = { due, answer: dueAnswer(this.notice, due, this.#original, asked) };
    this.#known.set(key, found);
    return found;
  }
}
