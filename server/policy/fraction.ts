/** Both sides reckon with exact fractions: they live in `schema/values`. */
export * from '../../schema/values/fraction.ts';
