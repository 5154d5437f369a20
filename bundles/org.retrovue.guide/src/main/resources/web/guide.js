import { ask, make, progress, StationClock, Times, watchAddress } from './station.js';

const $ = (id) => document.getElementById(id);
const clock = new StationClock();
const HOUR = 3_600_000;

let times = new Times();
let channels = [];
let sheet = null;         // what the grid shows: from, to, pixels per millisecond
let refreshAt = 0;        // station time at which something on the page changes
let asking = false;

// ---- on now -------------------------------------------------------------------------------------------------------

/** Only logos that this station serves: pages load nothing from elsewhere. */
function logo(channel) {
  return channel.logo?.startsWith('/') ? make('img', { class: 'logo', src: channel.logo, alt: '' }) : null;
}

function card(channel, index) {
  const { now, next } = channel;
  return make('a', { class: `card tint-${index % 4}`, href: watchAddress(channel), 'aria-label': `Watch ${channel.name}` },
    make('span', { class: `number glow${channel.number.length > 2 ? ' long' : ''}` }, channel.number),
    make('span', { class: 'body' },
      make('span', { class: 'name' }, make('span', { class: 'who' }, logo(channel), channel.name),
        make('span', { class: 'viewers' }, channel.viewers ? `${channel.viewers} watching` : '')),
      make('div', { class: 'title' }, now ? now.title : 'Nothing planned'),
      make('div', { class: 'subtitle' }, now ? now.subtitle || (now.asset ? '' : now.reason) : 'The channel shows a card that says why.'),
      make('div', { class: 'bar' }, make('i')),
      now ? make('div', { class: 'times' }, times.time(now.start), make('span', { class: 'left' }), times.time(now.end)) : null,
      next ? make('div', { class: 'next' }, make('span', {}, times.time(next.start)), make('b', {}, next.title)) : null));
}

function drawCards() {
  const focused = [...$('cards').children].indexOf(document.activeElement);
  $('cards').replaceChildren(...channels.map(card));
  if (focused >= 0) $('cards').children[focused]?.focus();
  $('on-now').hidden = channels.length === 0;
}

// ---- the grid -----------------------------------------------------------------------------------------------------

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Chooses a scale at which a usual programme can be read: a station of two-minute shows gets a wide minute. */
function scale(rows, now, rem) {
  const usual = median(rows.flatMap((row) => row.entries.map((e) => Date.parse(e.end) - Date.parse(e.start)))) || HOUR / 2;
  const perMs = Math.min(0.004 * rem, Math.max(0.0000035 * rem, (9.5 * rem) / usual));
  const steps = [1, 2, 5, 10, 15, 30, 60, 120].map((m) => m * 60_000);
  const step = steps.find((s) => s * perMs >= 7 * rem) || steps.at(-1);
  const from = Math.floor((now - 0.6 * step) / step) * step;
  return { from, to: from + Math.min(6 * HOUR, Math.max(20 * 60_000, (300 * rem) / perMs)), perMs, step };
}

async function drawGrid() {
  const now = clock.now();
  const from = new Date(now - HOUR / 2).toISOString();
  const to = new Date(now + 6.5 * HOUR).toISOString();
  const rows = await Promise.all(channels.map(async (channel) =>
    ({ channel, entries: (await ask(`/channels/${channel.id}/schedule?from=${from}&to=${to}`)).entries })));
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const label = (window.innerWidth <= 700 ? 3.4 : 12.5) * rem;
  const known = Math.max(0, ...rows.flatMap((row) => row.entries.map((e) => Date.parse(e.end))));
  $('listings').hidden = known <= now;
  if (known <= now) return;
  sheet = { ...scale(rows, now, rem), label };
  sheet.to = Math.min(sheet.to, known);
  const scrolled = $('grid').scrollLeft;
  const width = Math.max(label + (sheet.to - sheet.from) * sheet.perMs, 0);
  const body = make('div', { class: 'sheet' }, ruler(), ...rows.map(row), make('div', { class: 'now-line' }));
  body.style.width = `${width}px`;
  $('grid').style.setProperty('--label', `${label}px`);
  $('grid').replaceChildren(body);
  $('grid').scrollLeft = scrolled;
  $('listings-until').textContent = `until ${times.time(sheet.to)}`;
}

const x = (instant) => sheet.label + (Math.max(sheet.from, Math.min(sheet.to, instant)) - sheet.from) * sheet.perMs;

function ruler() {
  const line = make('div', { class: 'ruler digits' }, make('div', { class: 'corner' }, ''));
  for (let at = sheet.from; at < sheet.to; at += sheet.step) {
    const tick = make('div', { class: 'tick' }, times.time(at));
    tick.style.left = `${x(at)}px`;
    line.append(tick);
  }
  return line;
}

function row({ channel, entries }, index) {
  return make('div', { class: `row tint-${index % 4}` },
    make('a', { class: 'label', href: watchAddress(channel) }, make('span', { class: 'digits glow' }, channel.number), make('span', {}, channel.name)),
    ...entries.filter((e) => Date.parse(e.end) > sheet.from && Date.parse(e.start) < sheet.to).map((e) => cell(channel, e)));
}

function cell(channel, entry) {
  const start = Date.parse(entry.start);
  const end = Date.parse(entry.end);
  const now = clock.now();
  const when = end <= now ? 'past' : start <= now ? 'now' : '';
  const describe = () => tell(channel, entry);
  const element = make(when === 'now' ? 'a' : 'button', { class: `cell ${when}${entry.asset ? '' : ' off'}`, onfocus: describe, onmouseenter: describe, onclick: describe },
    make('span', { class: 't' }, entry.title), make('span', { class: 's' }, entry.subtitle || (entry.asset ? times.time(entry.start) : entry.reason)));
  if (when === 'now') element.href = watchAddress(channel);
  element.dataset.start = start;
  element.dataset.end = end;
  element.style.left = `${x(start) + 1}px`;
  element.style.width = `${Math.max(3, x(end) - x(start) - 2)}px`;
  return element;
}

/** One ruler has one zone, the first channel's. */
const sameZone = () => new Set(channels.map((channel) => channel.zone)).size <= 1;

function tell(channel, entry) {
  $('detail').replaceChildren(make('b', {}, entry.title), entry.subtitle ? ` – ${entry.subtitle}` : '',
    ` · ${times.time(entry.start)} to ${times.time(entry.end)} on ${channel.number} ${channel.name}`,
    sameZone() ? '' : ` · ${new Times(channel.zone).time(entry.start)} in ${channel.zone}`);
}

// ---- search -------------------------------------------------------------------------------------------------------

let library = null;

async function listings() {
  if (!library || library.at < clock.now() - 10 * 60_000) {
    const from = new Date(clock.now()).toISOString();
    const to = new Date(clock.now() + 48 * HOUR).toISOString();
    const rows = await Promise.all(channels.map(async (channel) =>
      (await ask(`/channels/${channel.id}/schedule?from=${from}&to=${to}`)).entries.map((entry) => ({ channel, entry }))));
    library = { at: clock.now(), all: rows.flat().sort((a, b) => Date.parse(a.entry.start) - Date.parse(b.entry.start)) };
  }
  return library.all;
}

async function search() {
  const words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  const searching = words.length > 0;
  $('results').hidden = !searching;
  $('on-now').hidden = searching || channels.length === 0;
  $('listings').hidden = searching || !sheet;
  if (!searching) return;
  const now = clock.now();
  const hits = (await listings()).filter(({ channel, entry }) => {
    const text = `${entry.title} ${entry.subtitle} ${channel.name} ${channel.number}`.toLowerCase();
    return Date.parse(entry.end) > now && words.every((word) => text.includes(word));
  });
  $('results').replaceChildren(
    make('h2', {}, hits.length ? 'Coming up' : 'Nothing of that name', make('small', {}, hits.length > 100 ? `the first 100 of ${hits.length}` : 'in the next two days')),
    ...hits.slice(0, 100).map(({ channel, entry }) => {
      const live = Date.parse(entry.start) <= now;
      return make('a', { class: 'hit', href: watchAddress(channel) },
        make('span', { class: `digits${live ? ' live' : ''}` }, live ? 'on now' : `${times.weekday(entry.start)} ${times.time(entry.start)}`),
        make('span', { class: 'digits glow' }, channel.number),
        make('span', {}, make('b', {}, entry.title), entry.subtitle ? make('span', { class: 's' }, ` – ${entry.subtitle}`) : ''));
    }));
}

// ---- station notes and the empty station --------------------------------------------------------------------------

const list = (title, items) => items.length ? [make('h3', {}, title), make('ul', {}, ...items)] : [];
const note = (where, text, bad) => make('li', { class: bad ? 'bad' : '' }, make('span', { class: 'where' }, where), text);

async function drawNotes() {
  const [status, retired] = await Promise.all([ask('/status'), ask('/assets?state=retired&limit=100')]);
  const problems = status.problems.map((p) => note(p.line ? `${p.file}:${p.line}:${p.column}` : p.file, p.suggestion ? `${p.message} (${p.suggestion})` : p.message, p.severity === 'error'));
  const faults = status.faults.filter((f) => f.active).map((f) => note(f.subject, f.message, true));
  const assets = retired.assets.map((a) => note(a.title, a.reason || 'not ready'));
  const sources = status.scan.problems.map((p) => note('source', p, true));
  const total = Object.values(status.assets).reduce((a, b) => a + b, 0);
  const scan = status.scan.running
    ? `Looking at the library: ${status.scan.looked} of ${status.scan.total} ${status.scan.current ? `(${status.scan.current})` : ''}`
    : `${status.assets.ready || 0} of ${total} media files can air.`;
  const bad = problems.length + faults.length + sources.length;
  $('notes').hidden = false;
  $('notes-summary').replaceChildren('Station notes', bad ? make('span', { class: 'count' }, String(bad)) : '');
  $('notes-body').replaceChildren(make('p', {}, scan),
    ...list('Channel files', problems), ...list('Sources', sources), ...list('Faults', faults.slice(0, 30)), ...list('Media that cannot air', assets));
  drawEmpty(status, total);
}

const EXAMPLE = `channel: my-channel
number: "5"
name: My Channel
pools:
  everything:
    match: {collection: Movies}
schedule:
  all_day:
    - block:
        start: "06:00"
        duration: 24h
        title: Movies
        pool: everything
        mode: shuffle
`;

function drawEmpty(status, total) {
  $('empty').hidden = channels.length > 0;
  if (channels.length > 0) return;
  const problems = status.problems.length;
  $('empty').replaceChildren(make('div', { class: 'card-note' },
    make('h1', {}, problems ? 'No channel is on the air yet.' : 'The station is running. Now it needs something to show.'),
    make('ol', {},
      make('li', {}, 'Put video files into folders below ', make('code', {}, `${status.home}/media`), ` – each folder is a collection. ${total ? `${total} found so far, ${status.assets.ready || 0} ready.` : ''}`),
      make('li', {}, 'Write a channel file such as ', make('code', {}, `${status.home}/channels/my-channel.yaml`), make('pre', {}, EXAMPLE))),
    make('p', {}, problems ? 'The channel files that are there have problems: see the notes below. This page changes as soon as they are mended.' : 'Nothing needs to be restarted: this page changes when the first channel is there.')));
  if (problems) $('notes').open = true;
}

// ---- keeping it true ----------------------------------------------------------------------------------------------

async function refresh() {
  if (asking) return;
  asking = true;
  try {
    const answer = await ask('/channels');
    const before = channels.map((c) => c.id).join();
    channels = answer.channels;
    if (channels.length) times = new Times(channels[0].zone);
    drawCards();
    drawProgress(clock.now());
    const now = clock.now();
    const ends = channels.map((c) => (c.now ? Date.parse(c.now.end) : c.next ? Date.parse(c.next.start) : Infinity));
    const changed = before !== channels.map((c) => c.id).join() || now >= refreshAt;
    refreshAt = Math.min(now + 60_000, ...ends) + 150;
    if (changed && channels.length) await drawGrid();
    if ($('search').value) await search();
    await drawNotes();
    $('trouble').hidden = true;
  } catch (problem) {
    $('trouble').textContent = problem instanceof TypeError ? 'The station does not answer. The guide goes on when it is back.' : problem.message;
    $('trouble').hidden = false;
  } finally {
    asking = false;
    tick();
  }
}

function drawProgress(now) {
  channels.forEach((channel, index) => {
    const element = $('cards').children[index];
    if (!element || !channel.now) return;
    element.querySelector('.bar i').style.width = `${progress(channel.now, now) * 100}%`;
    const minutes = Math.ceil((Date.parse(channel.now.end) - now) / 60_000);
    element.querySelector('.left').textContent = minutes > 0 ? `${minutes} min left` : '';
  });
}

function tick() {
  const now = clock.now();
  $('clock').textContent = times.seconds(now);
  $('today').textContent = times.today(now) + (sameZone() ? '' : ` · all times in ${channels[0].zone}`);
  drawProgress(now);
  const line = document.querySelector('.now-line');
  if (line && sheet) line.style.left = `${x(now)}px`;
  if (now >= refreshAt && !document.hidden) refresh();
}

/** Arrow keys go to the nearest card or cell in that direction, as a remote control does. */
function steer(event) {
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!direction || event.target.tagName === 'INPUT' || event.altKey || event.ctrlKey || event.metaKey) return;
  const places = [...document.querySelectorAll('.card, .cell, .label, .hit')].filter((e) => e.offsetParent);
  const from = places.includes(document.activeElement) ? document.activeElement.getBoundingClientRect() : null;
  if (!from) { places[0]?.focus(); event.preventDefault(); return; }
  const [dx, dy] = direction;
  let best = null;
  for (const place of places) {
    const to = place.getBoundingClientRect();
    const along = dx ? (dx > 0 ? to.left - from.right : from.left - to.right) : (dy > 0 ? to.top - from.bottom : from.top - to.bottom);
    const across = dx ? Math.abs(to.top - from.top) : Math.max(0, to.left - from.right, from.left - to.right) + Math.abs(to.left - from.left) / 8;
    if (place === document.activeElement || along < -8 || (dx && across > from.height)) continue;
    const cost = along + across * 2;
    if (!best || cost < best.cost) best = { place, cost };
  }
  if (best) { best.place.focus(); best.place.scrollIntoView({ block: 'nearest', inline: 'nearest' }); event.preventDefault(); }
}

addEventListener('keydown', (event) => {
  if (event.key === '/' && event.target.tagName !== 'INPUT') { $('search').focus(); event.preventDefault(); }
  else if (event.key === 'Escape') { $('search').value = ''; $('search').blur(); search(); }
  else steer(event);
});
$('search').addEventListener('input', () => search().catch(() => {}));
document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); document.querySelector('.hit')?.focus(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) { refreshAt = 0; refresh(); } });
let resized = 0;
addEventListener('resize', () => { clearTimeout(resized); resized = setTimeout(() => channels.length && drawGrid(), 200); });

await clock.sync().catch(() => {});
await refresh();
setInterval(tick, 500);
setInterval(() => { if (!document.hidden) refresh(); }, 5000);
setInterval(() => clock.sync(2).catch(() => {}), 60_000);
