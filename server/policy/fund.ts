import type { Fen } from '../../schema/values/fen.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import { type Assistance, plusProduct } from './assistance.ts';
import type { Notice } from './notice.ts';
import { type FiscalPerPerson, type FiscalShareSource, fiscalPerPerson } from './standard.ts';

export type Fiscal =
  | {
      readonly kind: 'amount';
      readonly persons: number;
      readonly fen: Fen;
      readonly perPerson: Extract<FiscalPerPerson, { kind: 'amount' }>;
      /** Adds up to `fen`. */
      readonly sources: readonly {
        readonly source: FiscalShareSource;
        readonly perPersonFen: Fen;
        readonly fen: Fen;
      }[];
    }
  /** The notice states no fiscal subsidy: not a subsidy of 0. */
  | { readonly kind: 'notStated'; readonly clause: string };

/**
 * The fiscal subsidy of the insured by source. The fully subsidised draw it like everybody else; who pays it
 * themselves in a late window does not.
 *
 * @param enrolledPersons insured persons whose fiscal subsidy is paid for them
 */
export function fiscalOf(notice: Notice, enrolledPersons: number, on: LocalDate): Fiscal {
  const perPerson = fiscalPerPerson(notice, on);
  if (perPerson.kind === 'notStated') return perPerson;
  return {
    kind: 'amount',
    persons: enrolledPersons,
    fen: plusProduct(0, perPerson.fen, enrolledPersons),
    perPerson,
    sources: perPerson.sources.map(({ source, fen }) => ({
      source,
      perPersonFen: fen,
      fen: plusProduct(0, fen, enrolledPersons),
    })),
  };
}

export interface Fund {
  readonly individualFen: Fen;
  readonly assistanceFen: Fen;
  readonly fiscal: Fiscal;
  /** individual + assistance + fiscal; null while the notice states no fiscal subsidy. */
  readonly fundFen: Fen | null;
}

/**
 * All the money behind the people of an assistance total, who are taken to be enrolled. People without an answer
 * (no rule, needs review) are in no part of it.
 */
export function fundOf(notice: Notice, assistance: Assistance, on: LocalDate): Fund {
  const { individualFen, assistanceFen, persons, payingFiscalPersons } = assistance;
  const fiscal = fiscalOf(notice, persons - payingFiscalPersons, on);
  const ownFen = plusProduct(individualFen, assistanceFen, 1);
  return {
    individualFen,
    assistanceFen,
    fiscal,
    fundFen: fiscal.kind === 'amount' ? plusProduct(ownFen, fiscal.fen, 1) : null,
  };
}
