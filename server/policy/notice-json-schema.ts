import * as z from 'zod';
import { noticeShape } from './notice-shape.ts';

/** Of our own notes on a value, what an editor can show stays; the rest is for the 政策参数 sheet. */
const ownKeys = ['kind', 'options'] as const;

/**
 * The notice format as a JSON Schema (draft 2020-12), made from the validator: completion, titles and the Chinese words
 * for codes in an editor. It says less than `checkNotice`: nothing that needs two places at once.
 * `docs/notice.schema.json` is this value, written with two spaces.
 */
export function noticeJsonSchema(): z.core.JSONSchema.BaseSchema {
  return {
    ...z.toJSONSchema(noticeShape, {
      io: 'input',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => forEditors(jsonSchema, zodSchema instanceof z.ZodPipe),
    }),
    title: '通知（方案）文件',
    description: '城乡居民基本医疗保险征缴通知，格式 1。说明见 docs/notice-format.md。',
  };
}

/** @param isRewritten true where the text is put in order before it is checked: the day of a month end */
function forEditors(schema: z.core.JSONSchema.BaseSchema, isRewritten: boolean): void {
  const { kind, options } = schema;
  // `format` says it all, and in fewer words than the pattern of all leap years.
  if (schema.format === 'date') delete schema.pattern;
  if (isRewritten && kind === 'date') {
    delete schema.format;
    schema.pattern = String.raw`^\d{4}-\d{2}-(\d{2}|末)$`;
  }
  if (schema.enum !== undefined && typeof options === 'object' && options !== null) {
    const words = options as Readonly<Record<string, string>>;
    schema.enumDescriptions = schema.enum.map((code) => words[String(code)] ?? '');
  }
  for (const key of ownKeys) delete schema[key];
}
