import { defineEntity, p } from '@mikro-orm/core';

/** 区划: a node of the tree county → township → village, valid between two days. */
export const Division = defineEntity({
  name: 'Division',
  tableName: 'division',
  properties: {
    countyCode: p.string().primary(),
    code: p.string().primary(),
    name: p.string(),
    /** JSON array of other spellings. */
    aliases: p.text(),
    type: p
      .string()
      .$type<
        'COUNTY' | 'TOWNSHIP' | 'SUB_DISTRICT' | 'OFFICE_ACTING_AS_TOWNSHIP' | 'VILLAGE' | 'COMMUNITY'
      >(),
    level: p.string().$type<'COUNTY' | 'TOWNSHIP' | 'VILLAGE'>(),
    parentCode: p.string().nullable(),
    tableOrder: p.integer(),
    validFrom: p.string().nullable(),
    validTo: p.string().nullable(),
    version: p.integer().version(),
  },
});
