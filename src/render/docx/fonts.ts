/** The faces of a Word file, and the names to try where one is not installed. */
import { LATIN_FONT, SYMBOL_FONT } from '../face-names.ts';
import { part, type Xml, xml } from './xml.ts';

interface FontEntry {
  readonly name: string;
  /** Tried in turn by Word when `name` is not installed (ISO/IEC 29500-1, 17.8.3.1). */
  readonly alternatives: readonly string[];
  readonly charset: '86' | '00';
  readonly family: 'roman' | 'swiss' | 'modern' | 'auto';
  readonly pitch: 'fixed' | 'variable';
}

const chinese = (name: string, ...alternatives: string[]): FontEntry => ({
  name,
  alternatives,
  charset: '86',
  family: 'auto',
  pitch: 'variable',
});

const FONT_TABLE: readonly FontEntry[] = [
  chinese('仿宋_GB2312', '仿宋', 'FangSong', '华文仿宋', 'STFangsong'),
  chinese('楷体_GB2312', '楷体', 'KaiTi', '华文楷体', 'STKaiti'),
  chinese('黑体', 'SimHei', '华文黑体', 'STHeiti'),
  chinese('方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', '宋体', 'SimSun'),
  chinese('宋体', 'SimSun', '华文宋体', 'STSong'),
  { name: LATIN_FONT, alternatives: ['Liberation Serif'], charset: '00', family: 'roman', pitch: 'variable' },
  { name: SYMBOL_FONT, alternatives: ['DejaVu Sans'], charset: '00', family: 'swiss', pitch: 'variable' },
];

/** `word/fontTable.xml`. */
export function fontTableXml(): string {
  return part('w:fonts', FONT_TABLE.map(fontXml));
}

function fontXml({ name, alternatives, charset, family, pitch }: FontEntry): Xml {
  const look = xml`<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/>`;
  return xml`<w:font w:name="${name}"><w:altName w:val="${alternatives.join(',')}"/>${look}</w:font>`;
}
