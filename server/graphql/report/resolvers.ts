import { signedIn } from '../../services/access.ts';
import type { IssuedReportRecord } from '../../services/rewards/issued-reports.ts';
import type { IssuedReport, Resolvers } from '../generated/resolver-types.ts';

export const reportResolvers: Resolvers = {
  Campaign: {
    async issuedReports(campaign, { kind }, { actor, services }) {
      const reports = await services.issuedReports.list(signedIn(actor), campaign, kind ?? null);
      return reports.map(reportOf);
    },
  },
  Mutation: {
    async issueReport(_, { input: { campaignId, kind, asOf } }, { actor, services }) {
      const report = await services.issuedReports.issue(signedIn(actor), campaignId, kind, asOf ?? null);
      return { report: reportOf(report) };
    },
  },
};

function reportOf({ figures, ...report }: IssuedReportRecord): IssuedReport {
  return {
    ...report,
    figures: figures.map(({ divisionCode, divisionName, label, text }) => ({
      divisionCode,
      divisionName,
      label,
      text,
    })),
  };
}
