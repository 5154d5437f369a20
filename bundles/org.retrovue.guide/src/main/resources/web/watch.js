import { ask, progress, StationClock, Times, watchAddress } from './station.js';
import { Truth } from './sync.js';

const $ = (id) => document.getElementById(id);
const set = $('set');
const video = $('picture');
const clock = new StationClock();
// Tells this player from others without a cookie: gone when the page is.
const token = Array.from(crypto.getRandomValues(new Uint8Array(9)), (b) => b.toString(16).padStart(2, '0')).join('');

let channels = [];
let channel = null;
let times = new Times();
let hls = null;
let truth = null;
let refreshAt = 0;

// ---- the picture --------------------------------------------------------------------------------------------------

function playlist() { return `/channel/${channel.id}/live.m3u8?v=${token}`; }

function goodbye() {
  if (channel) navigator.sendBeacon(`/channel/${channel.id}/bye?v=${token}`);
}

function tune(to) {
  if (channel && channel.id !== to.id) goodbye();
  channel = to;
  times = new Times(to.zone);
  document.title = `${to.name} – RetroVue`;
  history.replaceState(null, '', watchAddress(to));
  refreshAt = 0;
  tuning(true);
  say('');
  hls?.destroy();
  hls = null;
  video.playbackRate = 1;
  if (window.Hls?.isSupported()) withHls();
  else if (video.canPlayType('application/vnd.apple.mpegurl')) { video.src = playlist(); play(); }
  else say('This browser cannot play the channel. The address for a player is /channel/' + to.id + '/live.m3u8.');
  draw();
}

function withHls() {
  const player = new Hls({ workerPath: '/guide/hls/hls.worker.js', maxBufferLength: 12, backBufferLength: 20, maxBufferHole: 0.2, startFragPrefetch: true });
  hls = player;
  truth = new Truth(video, clock, () => player.levels[Math.max(0, player.currentLevel)]?.details);
  const begin = () => { if (hls === player && !truth.begun) truth.begin(play); };
  player.on(Hls.Events.FRAG_BUFFERED, begin);
  player.on(Hls.Events.ERROR, (_, error) => { if (hls === player && error.fatal) recover(player, error); });
  player.loadSource(playlist());
  player.attachMedia(video);
  // A playlist that does not reach now, as with a stopped clock: play what there is.
  setTimeout(() => { if (hls === player && !truth.begun && clock.speed === 0) { truth.begun = true; play(); } }, 6000);
}

function recover(player, error) {
  const status = error.response?.code;
  if (error.type === Hls.ErrorTypes.MEDIA_ERROR) { player.recoverMediaError(); return; }
  say(status === 404 ? 'This channel is not there any more.' : status === 429 ? 'Too many requests. Trying again.' : 'The station does not answer. Trying again.');
  tuning(true);
  setTimeout(() => { if (hls === player) tune(channel); }, 3000);
}

async function play() {
  try {
    await video.play();
  } catch (refusal) {
    // Browsers want a touch before there is sound.
    if (refusal.name !== 'NotAllowedError') return;
    video.muted = true;
    $('unmute').hidden = false;
    await video.play().catch(() => {});
  }
}

video.addEventListener('playing', () => { tuning(false); say(''); show(); });
video.addEventListener('volumechange', () => {
  set.classList.toggle('muted', video.muted);
  if (!video.muted) $('unmute').hidden = true;
});

// ---- what is shown over it ----------------------------------------------------------------------------------------

function say(text) { $('message').textContent = text; $('message').hidden = !text; }

let snowing = 0;
function tuning(on) {
  set.classList.toggle('tuning', on);
  cancelAnimationFrame(snowing);
  if (!on) return;
  const pen = $('snow').getContext('2d');
  const image = pen.createImageData(160, 90);
  const flakes = new Uint32Array(image.data.buffer);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const fall = () => {
    for (let i = 0; i < flakes.length; i++) { const grey = Math.random() * 130; flakes[i] = 0xff000000 | grey << 16 | grey << 8 | grey; }
    pen.putImageData(image, 0, 0);
    if (!still) snowing = requestAnimationFrame(fall);
  };
  fall();
}

let hiding = 0;
function show() {
  set.classList.add('showing');
  clearTimeout(hiding);
  hiding = setTimeout(() => { if (!video.paused) set.classList.remove('showing'); }, 4000);
}

function draw() {
  if (!channel) return;
  const { now, next } = channel;
  set.className = set.className.replace(/ ?tint-\d/, '') + ` tint-${Math.max(0, channels.findIndex((c) => c.id === channel.id)) % 4}`;
  $('number').textContent = typed || channel.number;
  $('name').textContent = channel.name;
  $('title').textContent = now ? now.title : 'Nothing planned';
  $('subtitle').textContent = now ? now.subtitle || (now.asset ? '' : now.reason) : '';
  $('from').textContent = now ? times.time(now.start) : '';
  $('to').textContent = now ? times.time(now.end) : '';
  $('next').replaceChildren(...(next ? [`Next, ${times.time(next.start)}: `, Object.assign(document.createElement('b'), { textContent: next.title })] : []));
  tick();
}

function tick() {
  const now = clock.now();
  $('clock').textContent = times.seconds(now);
  if (channel?.now) {
    $('bar').style.width = `${progress(channel.now, now) * 100}%`;
    const minutes = Math.ceil((Date.parse(channel.now.end) - now) / 60_000);
    $('left').textContent = minutes > 0 ? `${minutes} min left` : '';
  }
  const late = truth?.begun ? truth.lateness : null;
  // For the curious, and for the test of the promise: how far the picture is from this moment.
  set.dataset.lateness = late === null ? '' : late.toFixed(1);
  $('truth').textContent = late === null ? '' : `${late > 0 ? '-' : '+'}${Math.abs(late / 1000).toFixed(2)} s`;
  if (now >= refreshAt) refresh();
}

let asking = false;
async function refresh() {
  if (asking) return;
  asking = true;
  try {
    channels = (await ask('/channels')).channels;
    const fresh = channels.find((c) => c.id === channel?.id);
    if (fresh) channel = fresh;
    const change = channel?.now ? Date.parse(channel.now.end) : Infinity;
    refreshAt = Math.max(clock.now() + 1000, Math.min(clock.now() + 30_000, change + 150));
  } catch {
    refreshAt = clock.now() + 3000;
  } finally {
    asking = false;
    draw();
  }
}

// ---- keys ---------------------------------------------------------------------------------------------------------

let typed = '';
let typing = 0;

function step(by) {
  if (channels.length < 2) return;
  const at = channels.findIndex((c) => c.id === channel.id);
  tune(channels[(at + by + channels.length) % channels.length]);
  show();
}

/** Digits make a channel number, as on a remote control. */
function type(key) {
  typed = (typed + key).slice(0, 6);
  draw();
  clearTimeout(typing);
  const exact = channels.find((c) => c.number === typed);
  const longer = channels.some((c) => c.number !== typed && c.number.startsWith(typed));
  typing = setTimeout(() => {
    typed = '';
    if (exact && exact.id !== channel.id) tune(exact); else draw();
  }, exact && !longer ? 300 : 1500);
}

function mute() { video.muted = !video.muted; localStorage.setItem('muted', video.muted ? 'yes' : ''); }
function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else (set.requestFullscreen?.() ?? Promise.resolve()).catch(() => {});
}

addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  show();
  const key = event.key;
  const act = {
    ArrowUp: () => step(1), PageUp: () => step(1), ChannelUp: () => step(1), '+': () => step(1),
    ArrowDown: () => step(-1), PageDown: () => step(-1), ChannelDown: () => step(-1), '-': () => step(-1),
    m: mute, M: mute, f: full, F: full, g: () => location.assign('/'), Escape: () => { if (!document.fullscreenElement) location.assign('/'); },
  }[key] ?? (/^[0-9.]$/.test(key) ? () => type(key) : null);
  if (act) { act(); event.preventDefault(); }
});
$('up').addEventListener('click', () => step(1));
$('down').addEventListener('click', () => step(-1));
$('mute').addEventListener('click', mute);
$('full').addEventListener('click', full);
$('unmute').addEventListener('click', () => { video.muted = false; localStorage.setItem('muted', ''); $('unmute').hidden = true; });
video.addEventListener('dblclick', full);
for (const kind of ['pointermove', 'pointerdown', 'touchstart']) set.addEventListener(kind, show, { passive: true });
// Requests that are under way must not come after the goodbye.
addEventListener('pagehide', () => { hls?.destroy(); hls = null; goodbye(); });
addEventListener('pageshow', (event) => { if (event.persisted && channel) tune(channel); });

// ---- on -----------------------------------------------------------------------------------------------------------

video.muted = localStorage.getItem('muted') === 'yes';
set.classList.toggle('muted', video.muted);
tuning(true);
show();
/** Looks for the channel that the address names, again and again: a station that starts has none for some seconds. */
async function seek() {
  const wanted = decodeURIComponent(location.pathname.split('/')[2] ?? '');
  try {
    const [answer] = await Promise.all([ask('/channels'), clock.sync()]);
    channels = answer.channels;
    const found = channels.find((c) => c.id === wanted || c.number === wanted);
    if (found) { tune(found); return; }
    say(`There is no channel “${wanted}”. The guide has all that there are.`);
  } catch {
    say('The station does not answer. Trying again.');
  }
  setTimeout(seek, 3000);
}
await seek();
setInterval(tick, 250);
setInterval(() => { if (hls && truth && video.readyState > 0) truth.approach(play); truth?.step(); }, 200);
setInterval(() => clock.sync(3).catch(() => {}), 30_000);
