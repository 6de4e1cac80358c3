import type { PaymentWriter } from './types.ts';
export class PostgresPaymentWriter {
  static async open(_url: string): Promise<PaymentWriter> {
    throw new Error('todo');
  }
}
export async function removeUnfinishedPostgres(_url: string): Promise<number> {
  return 0;
}
