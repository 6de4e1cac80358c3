import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import { type BenefitFacts, type BenefitStart, benefitStart } from '../../policy/benefit.ts';
import { explainBenefit, explainNewborn } from '../../policy/explain/benefit.ts';
import { noticeOn } from '../../policy/in-force.ts';
import { isInstant, localMomentOf } from '../../policy/instant.ts';
import { isNewbornPayer, type NewbornDue, newbornDue } from '../../policy/newborn.ts';
import type { Notice } from '../../policy/notice.ts';
import type { CategoryMembership } from '../../policy/person.ts';
import { individualStandard } from '../../policy/standard.ts';
import { type Actor, requireWholeCounty } from '../access.ts';
import type { CampaignRecord, Campaigns } from '../campaigns/campaigns.ts';
import type { Divisions } from '../divisions.ts';
import type { NoticeDraft, NoticeDrafts } from '../notices/drafts.ts';
import { Refusal } from '../refusal.ts';
import { type AskedPerson, PersonReader } from './amounts-due-person.ts';

/** One payment as somebody asks about it. What is not known is null. */
export interface AskedPayment {
  /** Null, with `paidAt` null too: today. */
  readonly paidOn: LocalDate | null;
  /** An instant with its zone. */
  readonly paidAt: string | null;
  readonly isNewborn: boolean | null;
  readonly person: Omit<AskedPerson, 'key' | 'persons' | 'division'>;
  readonly insuredYears: readonly number[] | null;
  readonly paidUpYears: number;
}

export interface BenefitRecord {
  /** The day in China whose notice was asked. */
  readonly paidOn: LocalDate;
  readonly start: BenefitStart;
  /** Null for who is no newborn, or whose day of birth is not known. */
  readonly newborn: NewbornDue | null;
  /** Chinese sentences to read out, with their clauses. */
  readonly explanation: readonly string[];
}

export interface Benefits {
  /**
   * When cover begins for a payment, by the notice in force on the day of payment.
   *
   * @param draft a notice to try instead; only for who sees the whole county
   * @throws Refusal for a question that is not one (two days, no zone, an unknown category) or a faulty draft
   */
  of(
    actor: Actor,
    campaign: CampaignRecord,
    asked: AskedPayment,
    draft: NoticeDraft | null,
  ): Promise<BenefitRecord>;
}

/** More years than anybody can have been insured; basic medical insurance began in 1998. */
const mostYears = 100;

/** Answers about the start of cover. Stores nothing, and is told nothing that names a person. */
export function createBenefits(
  campaigns: Campaigns,
  drafts: NoticeDrafts,
  divisions: Divisions,
  clock: () => Date,
): Benefits {
  async function noticeFor(
    actor: Actor,
    campaign: CampaignRecord,
    draft: NoticeDraft | null,
    day: LocalDate,
  ): Promise<Notice> {
    if (draft === null) return campaigns.inForce(campaign, day);
    requireWholeCounty(actor, campaign.countyCode);
    return noticeOn(await drafts.notice(campaign, draft), day);
  }

  return {
    async of(actor, campaign, asked, draft) {
      const { date: paidOn, time: paidTime } = momentOf(asked, clock());
      checkYears(asked);
      const notice = await noticeFor(actor, campaign, draft, paidOn);
      const reader = new PersonReader([notice], await divisions.tree(campaign.countyCode), null);
      const person = reader.person({ ...asked.person, key: null, persons: 1, division: null });
      const standard = individualStandard(notice, person, paidOn);
      const own = standard.kind === 'amount' ? { standardFen: standard.individualFen } : {};
      const { bornOn } = person;
      const facts: BenefitFacts = {
        paidOn,
        paidTime,
        bornOn,
        ...(asked.isNewborn === null ? {} : { isNewborn: asked.isNewborn }),
        categories: person.categories.filter((one) => isActiveOn(one, paidOn)).map(({ code }) => code),
        history: asked.insuredYears && { insuredYears: asked.insuredYears },
        paidUpYears: asked.paidUpYears,
        ...own,
      };
      const start = benefitStart(notice, facts);
      const newborn =
        bornOn !== null && isNewbornPayer(notice, facts)
          ? newbornDue(notice, { bornOn, paidOn, ...own })
          : null;
      // What has to be looked at is said once.
      const years = newborn && newborn.kind !== 'needsReview' ? explainNewborn(newborn) : [];
      return { paidOn, start, newborn, explanation: [...explainBenefit(start), ...years] };
    },
  };
}

/** Day and time of the payment in China; a day alone has no time. */
function momentOf({ paidOn, paidAt }: AskedPayment, now: Date): { date: LocalDate; time: string | null } {
  if (paidOn !== null && paidAt !== null) throw new Refusal('BENEFIT_TWO_DAYS');
  // Today without a time: an answer is kept and sent again for a whole day (decision 018).
  if (paidAt === null) return { date: paidOn ?? localDateAt(now), time: null };
  if (!isInstant(paidAt)) throw new Refusal('BENEFIT_INSTANT_INVALID');
  return localMomentOf(paidAt);
}

function checkYears({ insuredYears, paidUpYears }: AskedPayment): void {
  const isYear = (year: number) => year >= 1990 && year <= 2199;
  if (insuredYears && (insuredYears.length > mostYears || !insuredYears.every(isYear))) {
    throw new Refusal('BENEFIT_YEARS_INVALID', { limit: mostYears });
  }
  if (paidUpYears < 0 || paidUpYears > mostYears) {
    throw new Refusal('BENEFIT_PAID_UP_INVALID', { found: paidUpYears, limit: mostYears });
  }
}

/** Being freed from waiting takes a standing on the roster; one that has ended frees nobody. */
function isActiveOn({ status, from, to }: CategoryMembership, day: LocalDate): boolean {
  return status === 'ACTIVE' && (from === null || from <= day) && (to === null || day <= to);
}
