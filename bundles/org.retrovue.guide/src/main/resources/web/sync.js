// Keeps a picture true to the station's clock: which moment a position shows, and how to get to now without a jump.

const NEAR = 15;          // milliseconds within which nothing is done
const FAR = 1500;         // beyond which it jumps
const STRONGEST = 0.08;   // the most that the speed is changed; pitch is kept, so this is hardly heard
const AHEAD = 400;        // milliseconds from now at which it starts: time enough to seek
const SETTLE = 2500;      // milliseconds to leave a jump alone

/** Where a fragment's picture begins on the player's timeline. Sound may begin up to one AAC frame earlier, so the fragment's own start is not it. */
const pictureStart = (fragment) => fragment.elementaryStreams?.video?.startPTS ?? fragment.start;

/** The moment that a position shows, in milliseconds since the epoch; null where the playlist does not say. */
export function momentAt(details, position) {
  const fragments = details?.fragments ?? [];
  for (let i = fragments.length - 1; i >= 0; i--) {
    const fragment = fragments[i];
    if (fragment.programDateTime && position >= fragment.start - 0.001) {
      return fragment.programDateTime + (position - pictureStart(fragment)) * 1000;
    }
  }
  return null;
}

/** The position that shows a moment; null where the playlist does not reach it. */
export function positionOf(details, moment) {
  const fragments = details?.fragments ?? [];
  for (let i = fragments.length - 1; i >= 0; i--) {
    const fragment = fragments[i];
    if (fragment.programDateTime && moment >= fragment.programDateTime) {
      return moment < fragment.programDateTime + fragment.duration * 1000 + 1000
        ? pictureStart(fragment) + (moment - fragment.programDateTime) / 1000 : null;
    }
  }
  return null;
}

export const holds = (buffered, position, ahead) => {
  for (let i = 0; i < buffered.length; i++) {
    if (position >= buffered.start(i) && position + ahead <= buffered.end(i)) return true;
  }
  return false;
};

/** Watches a picture and nudges its speed until it shows this moment. */
export class Truth {
  /**
   * @param video the element
   * @param clock the station's clock
   * @param details gives the playlist as the player knows it
   */
  constructor(video, clock, details) {
    this.video = video; this.clock = clock; this.details = details;
    this.begun = false; this.jumped = -Infinity;
    this.startDelay = Number(localStorage.getItem('start-delay')) || 30;
  }

  /** The picture's usual speed: that of the station's time, within what a player can do. */
  get usual() { return this.clock.speed > 0 ? Math.min(8, Math.max(0.25, this.clock.speed)) : 1; }

  /** How late the picture is, in milliseconds of station time; null while that cannot be told. */
  get lateness() {
    const moment = momentAt(this.details(), this.video.currentTime);
    return moment === null ? null : this.clock.now() - moment;
  }

  /**
   * Goes to where the station will be in a moment, waits there until it is, and starts. Seeking takes its time, and so does starting: this way neither makes the picture late.
   *
   * @param play starts the picture
   * @returns whether the place is loaded; otherwise to be called again when more is
   */
  begin(play) {
    const moment = this.clock.now() + AHEAD * this.usual;
    const position = positionOf(this.details(), moment);
    if (position === null || !holds(this.video.buffered, position, 0.25)) return false;
    this.begun = true;
    this.jumped = performance.now();
    let started = false;
    const start = () => {
      if (started) return;
      started = true;
      const wait = (moment - this.clock.now()) / this.usual - this.startDelay;
      setTimeout(() => { this.jumped = performance.now(); this.learning = true; play(); }, Math.max(0, wait));
    };
    this.video.pause();
    this.video.addEventListener('seeked', start, { once: true });
    setTimeout(start, 3000); // a seek that never ends must not leave the picture standing
    this.video.currentTime = position;
    return true;
  }

  /**
   * To be called a few times a second until it has begun. On a slow way the pieces that were asked for first are past when they come, and a player loads only so far ahead of where it stands: so
   * it is moved to now, to load from there.
   */
  approach(play) {
    if (this.begun || this.begin(play)) return;
    const now = positionOf(this.details(), this.clock.now());
    if (now !== null && now > this.video.currentTime + 2 && performance.now() - this.jumped > SETTLE && !this.video.seeking) {
      this.jumped = performance.now();
      this.video.currentTime = now;
    }
  }

  /** To be called a few times a second while the picture moves. */
  step() {
    if (!this.begun || this.video.paused || this.video.seeking || this.video.readyState < 3) return;
    const late = this.lateness;
    if (late === null) return;
    const since = performance.now() - this.jumped;
    if (this.learning && since > 400 && since < SETTLE) {
      // What the start really took is taken into account next time.
      this.learning = false;
      this.startDelay = Math.min(400, Math.max(0, this.startDelay + (late / this.usual) * 0.7));
      localStorage.setItem('start-delay', String(Math.round(this.startDelay)));
    }
    if (Math.abs(late) > FAR * this.usual) {
      if (since > SETTLE) this.begin(() => this.video.play().catch(() => {}));
      return;
    }
    const nudge = Math.abs(late) < NEAR ? 0 : Math.max(-STRONGEST, Math.min(STRONGEST, late / 1000 / this.usual));
    const rate = this.usual * (1 + nudge);
    if (Math.abs(this.video.playbackRate - rate) > 0.002) this.video.playbackRate = rate;
  }
}
