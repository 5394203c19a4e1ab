/** Rules D01… about the composed report, in order. */
import type { ReportRule } from '../report-rule.ts';
import { D01 } from './d01.ts';
import { D02 } from './d02.ts';
import { D04 } from './d04.ts';
import { D05 } from './d05.ts';
import { D06 } from './d06.ts';
import { D07 } from './d07.ts';
import { D08 } from './d08.ts';
import { D09 } from './d09.ts';
import { D10 } from './d10.ts';
import { D11 } from './d11.ts';
import { D12 } from './d12.ts';
import { D13 } from './d13.ts';
import { D14 } from './d14.ts';
import { D15 } from './d15.ts';
import { D17 } from './d17.ts';
import { D18 } from './d18.ts';
import { D19 } from './d19.ts';
import { D20 } from './d20.ts';
import { D21 } from './d21.ts';
import { D23 } from './d23.ts';
import { D24 } from './d24.ts';

export const D_RULES: readonly ReportRule[] = [
  D01,
  D02,
  D04,
  D05,
  D06,
  D07,
  D08,
  D09,
  D10,
  D11,
  D12,
  D13,
  D14,
  D15,
  D17,
  D18,
  D19,
  D20,
  D21,
  D23,
  D24,
];
