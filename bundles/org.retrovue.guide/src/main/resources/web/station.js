// What all pages share: the station's clock, its API, and how times are written.

/** Asks the station's API; fails with the station's own words. */
export async function ask(path) {
  const response = await fetch('/api/v1' + path, { cache: 'no-store' });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || `The station answered ${response.status}.`);
  return answer;
}

/** The station's time, which may differ from this machine's and may run at another speed. */
export class StationClock {
  constructor() { this.best = null; this.speed = 1; }

  /** Milliseconds since the epoch, station time. */
  now() { return this.best ? this.best.at + (performance.now() - this.best.local) * this.speed : Date.now(); }

  /** Asks a few times and keeps the answer that was on the way for the shortest time: its error is at most half of that. */
  async sync(times = 4) {
    const samples = [];
    for (let i = 0; i < times; i++) {
      const sent = performance.now();
      const { now, speed } = await ask('/clock');
      const received = performance.now();
      // The answer is cut to whole milliseconds: half of one more is the better guess.
      samples.push({ at: Date.parse(now) + 0.5, local: (sent + received) / 2, trip: received - sent, speed });
    }
    samples.sort((a, b) => a.trip - b.trip);
    const sample = samples[0];
    const aged = this.best ? this.best.trip + (performance.now() - this.best.local) / 10_000 : Infinity;
    if (sample.trip <= aged || sample.speed !== this.speed || Math.abs(sample.at - this.now()) > 500) this.best = sample;
    this.speed = sample.speed;
  }
}

/** Writes times in a zone as people there read them. */
export class Times {
  constructor(zone) {
    const of = (options) => {
      try { return new Intl.DateTimeFormat(undefined, { timeZone: zone, ...options }); }
      catch { return new Intl.DateTimeFormat(undefined, options); }
    };
    this.short = of({ hour: 'numeric', minute: '2-digit' });
    this.full = of({ hour: 'numeric', minute: '2-digit', second: '2-digit' });
    this.date = of({ weekday: 'long', day: 'numeric', month: 'long' });
    this.day = of({ weekday: 'short' });
  }
  time(instant) { return this.short.format(new Date(instant)); }
  seconds(instant) { return this.full.format(new Date(instant)); }
  today(instant) { return this.date.format(new Date(instant)); }
  weekday(instant) { return this.day.format(new Date(instant)); }
}

/** Makes an element: text stays text, whatever it holds. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') element.className = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const watchAddress = (channel) => '/watch/' + encodeURIComponent(channel.id);

/** How much of a programme is over, 0 to 1. */
export function progress(entry, now) {
  const start = Date.parse(entry.start);
  return Math.min(1, Math.max(0, (now - start) / (Date.parse(entry.end) - start)));
}
