/** H26: no sentence twice in one paragraph. */
import type { Fault, Rule } from '../engine/rule.ts';
import { ownTexts } from './own-texts.ts';

export const H26: Rule<'facts'> = {
  id: 'H26',
  title: '同一段内不重复同一句话',
  source: '决算公开检查：文字粘贴重复',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => ownTexts(facts).flatMap(repeated),
};

const SHORTEST = 10;

function repeated(typed: ReturnType<typeof ownTexts>[number]): Fault[] {
  const seen = new Set<string>();
  // What is not ended is matched too, and left alone: a search for its end from each of its characters would take long.
  return [...typed.text.matchAll(/[^。！？；]+([。！？；]|$)/g)].flatMap((match) => {
    if (match[1] === '') return [];
    const sentence = match[0].replace(/^[\s\d.、]+|^[一二三四五六七八九十]+是/, '').trim();
    if (sentence.length < SHORTEST) return [];
    const isNew = !seen.has(sentence);
    seen.add(sentence);
    if (isNew) return [];
    const message = `“${sentence.length > 30 ? `${sentence.slice(0, 29)}…` : sentence}”在同一段里重复了两次`;
    return [{ message, at: typed.at(match.index), actual: sentence, hint: '删去重复的一句' }];
  });
}
