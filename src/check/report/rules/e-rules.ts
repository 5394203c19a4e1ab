/** Rules E01… about the composed report, in order. */
import type { ReportRule } from '../report-rule.ts';

export const E_RULES: readonly ReportRule[] = [];
