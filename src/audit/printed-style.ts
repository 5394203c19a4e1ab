/** How the text of a paper writes its amounts and percentages, whatever the template does by which it is audited. */
import type { Paper } from '../model/paper.ts';
import type { Profile } from '../model/profile.ts';
import type { MoneyUnit } from '../money/units.ts';

const AMOUNTS: Readonly<Record<MoneyUnit, RegExp>> = { 万元: /\d\.(\d+)万元/gu, 元: /\d\.(\d+)元/gu };
const PERCENT = /\d\.(\d+)[%％]/gu;

/** Fewer numbers tell no manner. */
const FEWEST = 3;

/** @returns the profile with the unit of money and as many decimals as most numbers of the paper's paragraphs have */
export function inStyleOf({ blocks }: Paper, profile: Profile): Profile {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.text.replaceAll(/\s/gu, '')] : []));
  const { money, percent } = profile;
  const count = (one: MoneyUnit) => texts.join('\n').match(AMOUNTS[one])?.length ?? 0;
  const unit = count('元') > count('万元') ? '元' : '万元';
  return {
    ...profile,
    money: { ...money, unit, text: { ...money.text, decimals: usual(texts, AMOUNTS[unit]) ?? money.text.decimals } },
    percent: { ...percent, text: { ...percent.text, decimals: usual(texts, PERCENT) ?? percent.text.decimals } },
  };
}

function usual(texts: readonly string[], numbers: RegExp): number | undefined {
  const counts = new Map<number, number>();
  for (const text of texts) {
    for (const [, { length } = ''] of text.matchAll(numbers)) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most === undefined || most[1] < FEWEST ? undefined : most[0];
}
