/** The script of the live page of a unit. */
import { render } from 'preact';
import type { DeskFigure } from '../../model/desk.ts';
import type { FigureEntry } from '../../model/figure-note.ts';
import { required, root, tellShown } from '../review/dom.ts';
import { startPopup } from '../review/popup.tsx';
import { startSearch } from '../review/search.ts';
import { startSteps } from '../review/steps.ts';
import { startView } from '../review/view.ts';
import { keepFocus } from '../shared/kept-focus.ts';
import { Box } from './box.tsx';
import { EntryForm } from './entry-form.tsx';
import { FormsPage } from './forms.tsx';
import { hasChanges, isOpen, openForms } from './forms-state.ts';
import { boxReasons } from './gaps.ts';
import { Left } from './left.tsx';
import { startRegions } from './regions.ts';
import { RemarkButton } from './remark-button.tsx';
import { Right } from './right.tsx';
import { SayForm } from './say-form.tsx';
import { followSelection, paintSaid } from './say-state.ts';
import { showReport } from './show-report.ts';
import { figures, follow, importIt, load, markup, turn, view } from './state.ts';
import { Banner, Tools } from './tools.tsx';

root.classList.add('js');

/** A figure that is entered can be corrected where it stands; so can one that is nothing but a single entered one. */
function correction(figure: FigureEntry, close: () => void, trigger: Element) {
  const leaf = leafOf(figure as DeskFigure);
  return (
    <>
      {leaf?.entry !== undefined && <EntryForm key={leaf.id} entry={leaf.entry} leave={close} />}
      <RemarkButton about={trigger} leave={close} />
    </>
  );
}

function leafOf(figure: DeskFigure): DeskFigure | undefined {
  if (figure.entry !== undefined) return figure;
  const [only, ...others] = figure.inputs.map((index) => figures.value[index]);
  return only !== undefined && others.length === 0 && only.exact === figure.exact ? leafOf(only) : undefined;
}

/** Where the last change shows, for as long as it takes to see it. */
function flash(blocks: readonly Element[]): void {
  for (const block of blocks) {
    block.classList.add('fresh');
    setTimeout(() => block.classList.remove('fresh'), 2500);
  }
}

view.subscribe((now) => {
  if (now === undefined) return;
  document.title = now.title === '' ? now.unit : now.title;
  flash(showReport(now, markup));
  boxReasons(now);
  tellShown();
  if (isOpen.value && !hasChanges.value) void openForms();
  paintSaid();
});

render(<Banner />, required('banner'));
render(<Tools />, required('tools'));
render(<Left />, required('left'));
render(<Right />, required('right'));
render(<FormsPage />, required('forms'));
render(
  <>
    <Box />
    <SayForm />
  </>,
  required('box'),
);
keepFocus();
startRegions();
followSelection();
startPopup(figures, correction);
startSteps();
startSearch();
startView();

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (isTyping || !(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  void turn(key === 'y' || event.shiftKey ? 'redo' : 'undo');
});
isOpen.subscribe((shown) => {
  const [report, forms] = [required('report'), required('forms')];
  if (report.hidden === shown) return;
  report.hidden = shown;
  forms.hidden = !shown;
  root.classList.toggle('in-forms', shown);
  (shown ? forms : report).focus();
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  for (const file of event.dataTransfer?.files ?? []) void importIt(file);
});
void load().then(follow);
