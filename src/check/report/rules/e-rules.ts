/** Rules E01… about the composed report, in order. */
import type { ReportRule } from '../report-rule.ts';
import { E01 } from './e01.ts';
import { E02 } from './e02.ts';
import { E05 } from './e05.ts';
import { E06 } from './e06.ts';
import { E08 } from './e08.ts';
import { E10 } from './e10.ts';
import { E11 } from './e11.ts';
import { E13 } from './e13.ts';
import { E14 } from './e14.ts';
import { E16 } from './e16.ts';
import { E18 } from './e18.ts';
import { E19 } from './e19.ts';
import { E20 } from './e20.ts';
import { E21 } from './e21.ts';

export const E_RULES: readonly ReportRule[] = [E01, E02, E05, E06, E08, E10, E11, E13, E14, E16, E18, E19, E20, E21];
