/** The check rules A01–B31: the one list of them; everything else that speaks of rules derives from it. */
import type { Rule } from '../rule.ts';
import { A01 } from './a01.ts';
import { A02 } from './a02.ts';
import { A03 } from './a03.ts';
import { A04 } from './a04.ts';
import { A05 } from './a05.ts';
import { A06 } from './a06.ts';
import { A07 } from './a07.ts';
import { A08 } from './a08.ts';
import { A09 } from './a09.ts';
import { A10 } from './a10.ts';
import { A11 } from './a11.ts';
import { A12 } from './a12.ts';
import { A13 } from './a13.ts';
import { A14 } from './a14.ts';
import { A15 } from './a15.ts';
import { A16 } from './a16.ts';
import { A17 } from './a17.ts';
import { A18 } from './a18.ts';
import { A19 } from './a19.ts';
import { A20 } from './a20.ts';
import { A21 } from './a21.ts';
import { A22 } from './a22.ts';
import { A23 } from './a23.ts';
import { A24 } from './a24.ts';
import { A25 } from './a25.ts';
import { A26 } from './a26.ts';
import { A27 } from './a27.ts';
import { A28 } from './a28.ts';
import { A29 } from './a29.ts';
import { A30 } from './a30.ts';
import { A31 } from './a31.ts';
import { A32 } from './a32.ts';
import { A33 } from './a33.ts';
import { B01 } from './b01.ts';
import { B02 } from './b02.ts';
import { B03 } from './b03.ts';
import { B04 } from './b04.ts';
import { B05 } from './b05.ts';
import { B06 } from './b06.ts';
import { B07 } from './b07.ts';
import { B08 } from './b08.ts';
import { B09 } from './b09.ts';
import { B10 } from './b10.ts';
import { B11 } from './b11.ts';
import { B12 } from './b12.ts';
import { B13 } from './b13.ts';
import { B14 } from './b14.ts';
import { B15 } from './b15.ts';
import { B16 } from './b16.ts';
import { B17 } from './b17.ts';
import { B18 } from './b18.ts';
import { B19 } from './b19.ts';
import { B20 } from './b20.ts';
import { B21 } from './b21.ts';
import { B22 } from './b22.ts';
import { B23 } from './b23.ts';
import { B24 } from './b24.ts';
import { B25 } from './b25.ts';
import { B26 } from './b26.ts';
import { B27 } from './b27.ts';
import { B28 } from './b28.ts';
import { B29 } from './b29.ts';
import { B30 } from './b30.ts';
import { B31 } from './b31.ts';

export const RULES: readonly Rule[] = [
  A01,
  A02,
  A03,
  A04,
  A05,
  A06,
  A07,
  A08,
  A09,
  A10,
  A11,
  A12,
  A13,
  A14,
  A15,
  A16,
  A17,
  A18,
  A19,
  A20,
  A21,
  A22,
  A23,
  A24,
  A25,
  A26,
  A27,
  A28,
  A29,
  A30,
  A31,
  A32,
  A33,
  B01,
  B02,
  B03,
  B04,
  B05,
  B06,
  B07,
  B08,
  B09,
  B10,
  B11,
  B12,
  B13,
  B14,
  B15,
  B16,
  B17,
  B18,
  B19,
  B20,
  B21,
  B22,
  B23,
  B24,
  B25,
  B26,
  B27,
  B28,
  B29,
  B30,
  B31,
];
