/** H18: where the text says that all projects were evaluated, all were. */
import type { Rule } from '../engine/rule.ts';
import { typedTexts } from '../engine/typed-texts.ts';

export const H18: Rule<'facts'> = {
  id: 'H18',
  title: '写明全部项目已自评的，每个项目都有自评表',
  source: '财预〔2020〕10号：单位自评应当全覆盖',
  severity: 'warning',
  needs: 'facts',
  unprinted: '项目的自评表',
  check(facts) {
    const projects = (facts.dossier.projects ?? []).map((project, index) => ({ ...project, index }));
    const missing = projects.filter(({ selfEvaluation }) => selfEvaluation === undefined);
    if (missing.length === 0 || missing.length === projects.length) return [];
    const names = missing.map(({ name }) => `“${name}”`).join('、');
    return typedTexts(facts)
      .flatMap((typed) => {
        const found = ALL.exec(typed.text);
        return found === null ? [] : [{ found, typed }];
      })
      .slice(0, 1)
      .map(({ found, typed }) => ({
        message: `写“${found[0]}”，而 ${missing.length} 个项目没有自评表：${names}`,
        at: typed.at(found.index),
        hint: '补上这些项目的 selfEvaluation，或改正文字',
        related: missing.map(({ index }) => ['projects', index]),
      }));
  },
};

const ALL =
  /(?:所有|全部|每个)(?:部门预算)?(?:支出)?项目[^，。；]{0,16}自评|项目[^，。；]{0,12}自评[^。；]{0,8}(?:覆盖率?(?:达|达到|为)?100%|全覆盖)/;
