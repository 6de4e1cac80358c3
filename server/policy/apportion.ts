/** The pane spreads numbers over villages by the same rule: it lives in `schema/values`. */
export * from '../../schema/values/apportion.ts';
