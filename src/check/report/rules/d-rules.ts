/** Rules D01… about the composed report, in order. */
import type { ReportRule } from '../report-rule.ts';

export const D_RULES: readonly ReportRule[] = [];
