/** Rules C01… about the composed report, in order. */
import type { ReportRule } from '../report-rule.ts';

export const C_RULES: readonly ReportRule[] = [];
