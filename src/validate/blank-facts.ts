/** Numbers that the profile asks for by name and the dossier has left blank, told by what they are. */
import type { Finding } from '../diagnostics/finding.ts';
import { messages } from '../diagnostics/messages.ts';
import type { Profile } from '../model/profile.ts';

/** @returns the findings, those of blank facts (V10) in the words of the profile: the dossier knows no more than that each is a fact */
export function withFactNames(findings: readonly Finding[], { facts = {} }: Profile): Finding[] {
  return findings.map((finding) => {
    const key = finding.rule === 'V10' ? /^facts\.(\w+)$/.exec(finding.place?.path ?? '')?.[1] : undefined;
    const asked = key === undefined ? undefined : facts[key];
    if (key === undefined || asked === undefined) return finding;
    return { ...finding, ...messages.blank({ key, label: asked.label }, `数，单位是${asked.unit}`) };
  });
}
