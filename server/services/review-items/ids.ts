import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/** Which item; `benefitYear` is 0 for what belongs to rosters. */
export interface ReviewItemKey {
  readonly benefitYear: number;
  readonly kind: string;
  readonly subject: string;
}

/** The key of an item as clients see it: a subject may be made of a person's hash, which no answer shows. */
export interface ReviewItemIds {
  idOf(countyCode: string, key: ReviewItemKey): string;
  /** Null when it was not made here for this county. */
  read(countyCode: string, id: string): ReviewItemKey | null;
}

const markBytes = 16;

/** The same key always gives the same id; nobody can make one, or read one, without the service's own key. */
export function createReviewItemIds(idHashKey: Uint8Array): ReviewItemIds {
  const derived = (use: string) => createHmac('sha256', idHashKey).update(`review item ${use}`).digest();
  const [markKey, textKey] = [derived('mark'), derived('text')];
  const markOf = (countyCode: string, text: Uint8Array) =>
    createHmac('sha256', markKey).update(countyCode).update('/').update(text).digest().subarray(0, markBytes);

  return {
    idOf(countyCode, { benefitYear, kind, subject }) {
      const text = Buffer.from(JSON.stringify([benefitYear, kind, subject]), 'utf8');
      const mark = markOf(countyCode, text);
      const cipher = createCipheriv('aes-256-ctr', textKey, mark);
      return Buffer.concat([mark, cipher.update(text), cipher.final()]).toString('base64url');
    },
    read(countyCode, id) {
      const bytes = Buffer.from(id, 'base64url');
      if (bytes.length <= markBytes) return null;
      const mark = bytes.subarray(0, markBytes);
      const decipher = createDecipheriv('aes-256-ctr', textKey, mark);
      const text = Buffer.concat([decipher.update(bytes.subarray(markBytes)), decipher.final()]);
      if (!timingSafeEqual(mark, markOf(countyCode, text))) return null;
      const [benefitYear, kind, subject] = JSON.parse(text.toString('utf8')) as [number, string, string];
      return { benefitYear, kind, subject };
    },
  };
}
