/** Texts of indicators as messages quote them. */
import type { IndicatorValue } from '../../model/dossier.ts';

/** `≥3500人次`, or the unit's words with the value in them. */
export function valueText({ value, sign, unit, text }: IndicatorValue): string {
  const number = `${sign ?? ''}${value?.toFixed() ?? ''}${unit ?? ''}`;
  return text === undefined ? number : text.replaceAll('{value}', number);
}

/** The value alone with its unit: `19%`. */
export function numberText({ value, unit }: IndicatorValue): string {
  return `${value?.toFixed() ?? ''}${unit ?? ''}`;
}
