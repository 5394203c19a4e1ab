/** Rules C01… about the composed report, in order. */
import type { ReportRule } from '../report-rule.ts';
import { C01 } from './c01.ts';
import { C02 } from './c02.ts';
import { C03 } from './c03.ts';
import { C04 } from './c04.ts';
import { C05 } from './c05.ts';
import { C06 } from './c06.ts';
import { C07 } from './c07.ts';
import { C08 } from './c08.ts';
import { C09 } from './c09.ts';
import { C10 } from './c10.ts';
import { C11 } from './c11.ts';
import { C12 } from './c12.ts';
import { C13 } from './c13.ts';
import { C14 } from './c14.ts';
import { C15 } from './c15.ts';
import { C16 } from './c16.ts';
import { C17 } from './c17.ts';
import { C18 } from './c18.ts';
import { C19 } from './c19.ts';
import { C20 } from './c20.ts';
import { C21 } from './c21.ts';
import { C22 } from './c22.ts';
import { C23 } from './c23.ts';
import { C24 } from './c24.ts';
import { C25 } from './c25.ts';
import { C26 } from './c26.ts';
import { C27 } from './c27.ts';
import { C28 } from './c28.ts';
import { C29 } from './c29.ts';
import { C30 } from './c30.ts';
import { C31 } from './c31.ts';
import { C32 } from './c32.ts';

export const C_RULES: readonly ReportRule[] = [
  C01,
  C02,
  C03,
  C04,
  C05,
  C06,
  C07,
  C08,
  C09,
  C10,
  C11,
  C12,
  C13,
  C14,
  C15,
  C16,
  C17,
  C18,
  C19,
  C20,
  C21,
  C22,
  C23,
  C24,
  C25,
  C26,
  C27,
  C28,
  C29,
  C30,
  C31,
  C32,
];
