/** The pop-up of a figure: opened by hover, focus or tap, closed by Escape; its inputs can be followed. */
export const popupScript = `
const figures = JSON.parse(byId('figures').textContent);
const popup = byId('popup');
let trigger = null;
let pinned = false;
let trail = [];
let waiting = 0;
/** Set while a button of the mouse is down: nothing may open or move before the click that follows. */
let pressing = false;
/** Set while the focus goes back to a figure that must not open again. */
let returning = false;

const figureOf = (target) => (target instanceof Element ? target.closest('[data-figure]') : null);

function make(name, className, content) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const piece of [].concat(content === undefined ? [] : content)) element.append(piece);
  return element;
}

function button(label, act) {
  const element = make('button', '', label);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

/** Rows of name and value. */
function rowsOf(figure) {
  const former = trail.length === 1 && trigger.closest('del, .row-deleted');
  return [
    ...(former ? [['旧稿印为', trigger.textContent]] : []),
    [former ? '新稿显示' : '显示', figure.shown],
    ['精确值', figure.exact],
    ['算式', figure.formula],
    ['填写在', figure.source],
    ['印出', figure.printed === 0 ? '报告中没有印出' : figure.printed + ' 处'],
  ].filter((row) => row[1] !== undefined);
}

function inputsOf(figure) {
  const items = figure.inputs.map((index) => {
    const input = figures[index];
    const entry = button([make('span', '', input.label), make('span', '', input.shown)], () => follow(index));
    return make('li', '', entry);
  });
  if (figure.zeroInputs > 0) items.push(make('li', '', '另有 ' + figure.zeroInputs + ' 项为零'));
  return items.length === 0 ? [] : [make('p', 'inputs-title', '由这些数得出：'), make('ul', '', items)];
}

function actionsOf(figure) {
  const actions = [];
  if (trail.length > 1) actions.push(button('返回', goBack));
  if (occurrences().length > 1) actions.push(button('下一处', nextOccurrence));
  actions.push(button('关闭', () => close(true)));
  return make('p', 'actions', actions);
}

function occurrences() {
  return all('[data-figure="' + trail[trail.length - 1] + '"]', report).filter(isShown);
}

function nextOccurrence() {
  const places = occurrences();
  const next = places[(places.indexOf(trigger) + 1) % places.length];
  close(false);
  next.scrollIntoView({ block: 'center', inline: 'nearest' });
  next.focus({ preventScroll: true });
}

function follow(index) {
  trail.push(index);
  render();
  popup.focus();
}

function goBack() {
  trail.pop();
  render();
  popup.focus();
}

function render() {
  const figure = figures[trail[trail.length - 1]];
  const title = make('h2', '', figure.label);
  title.id = 'popup-title';
  const rows = rowsOf(figure).map((row) => make('div', '', [make('dt', '', row[0]), make('dd', '', row[1])]));
  const facts = make('dl', '', rows);
  facts.id = 'popup-facts';
  popup.textContent = '';
  popup.append(title, facts, ...inputsOf(figure), actionsOf(figure));
  popup.setAttribute('aria-labelledby', title.id);
  popup.scrollTop = 0;
  place();
}

/** Below the figure, or above it where there is more room. */
function place() {
  const box = trigger.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const right = document.documentElement.clientWidth - width - 8;
  const below = box.bottom + 6;
  const top = below + height <= window.innerHeight - 4 ? below : Math.max(4, box.top - height - 6);
  popup.style.left = Math.max(8, Math.min(box.left, right)) + 'px';
  popup.style.top = top + 'px';
}

/** On a narrow screen the pop-up lies at the foot: the figure is moved out from under it. */
function uncover() {
  const hidden = trigger.getBoundingClientRect().bottom + 24 - popup.getBoundingClientRect().top;
  if (window.innerWidth < 600 && hidden > 0) window.scrollBy(0, hidden);
}

function open(figure) {
  clearTimeout(waiting);
  if (trigger === figure) return;
  release();
  trigger = figure;
  pinned = false;
  trail = [Number(figure.getAttribute('data-figure'))];
  popup.hidden = false;
  figure.setAttribute('aria-expanded', 'true');
  figure.setAttribute('aria-describedby', 'popup-facts');
  render();
}

function release() {
  if (trigger === null) return;
  trigger.removeAttribute('aria-expanded');
  trigger.removeAttribute('aria-describedby');
}

/** @param back whether the focus returns to the figure */
function close(back) {
  clearTimeout(waiting);
  if (trigger === null) return;
  const figure = trigger;
  release();
  trigger = null;
  popup.hidden = true;
  if (!back) return;
  returning = true;
  figure.focus({ preventScroll: true });
  returning = false;
}

const holdsFocus = () => document.activeElement === trigger || popup.contains(document.activeElement);

document.addEventListener('focusin', (event) => {
  if (returning || pressing || popup.contains(event.target)) return;
  const figure = figureOf(event.target);
  if (figure === null) close(false);
  else {
    open(figure);
    uncover();
  }
});
document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return;
  const figure = figureOf(event.target);
  clearTimeout(waiting);
  if (popup.contains(event.target) || figure === trigger && figure !== null) return;
  if (figure !== null && !pinned && !popup.contains(document.activeElement)) {
    waiting = setTimeout(() => open(figure), 150);
  } else if (figure === null && trigger !== null && !pinned && !holdsFocus()) {
    waiting = setTimeout(() => close(false), 300);
  }
});
for (const type of ['mousedown', 'mouseup', 'keydown']) {
  document.addEventListener(type, () => { pressing = type === 'mousedown'; }, true);
}
document.addEventListener('click', (event) => {
  const figure = figureOf(event.target);
  if (figure !== null) {
    open(figure);
    pinned = true;
    uncover();
  } else if (event.target.isConnected && !popup.contains(event.target)) close(false);
});
document.addEventListener('keydown', (event) => {
  const figure = figureOf(event.target);
  if (event.key === 'Escape') close(popup.contains(document.activeElement));
  else if (figure !== null && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    open(figure);
    popup.focus();
  } else if (event.key === 'Tab' && popup.contains(document.activeElement)) leaveAtEnd(event);
});

/** The pop-up stands at the end of the document: beyond its last button the focus goes back to the figure. */
function leaveAtEnd(event) {
  const buttons = all('button', popup);
  const edge = event.shiftKey ? [popup, buttons[0]] : [buttons[buttons.length - 1]];
  if (!edge.includes(document.activeElement)) return;
  event.preventDefault();
  close(true);
}

window.addEventListener('scroll', () => trigger !== null && place(), { passive: true });
document.addEventListener('choices', () => close(false));
`;
