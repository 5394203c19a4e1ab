/** The digits of an amount, by which amounts are looked up: most are those of the save before. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Decimal } from '../../money/decimal.ts';

export const digitsOf: (value: Decimal) => string = rememberedByObject((value) => value.toFixed());
