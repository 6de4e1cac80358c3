import { type EntityManager, type InferEntity, LockMode } from '@mikro-orm/core';
import { Campaign } from './entities/index.ts';

/**
 * The campaign, held until the transaction ends, so that what is decided on its notice version stays true. A row lock
 * on PostgreSQL; on SQLite the writing transaction is immediate and the only one. Whoever publishes a notice or issues
 * a report takes it first.
 *
 * @returns null when there is no such campaign, and so nothing to hold
 */
export async function lockCampaign(
  em: EntityManager,
  key: { readonly countyCode: string; readonly benefitYear: number },
): Promise<InferEntity<typeof Campaign> | null> {
  return em.findOne(Campaign, { ...key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
