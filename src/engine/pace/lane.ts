/** Requests that share a limit: how far apart they start, and what is learnt of that. */
export interface Lane {
  /** Milliseconds between two starts; the larger of the two counts. */
  readonly statedGapMs: number;
  learntGapMs: number;
  nextAt: number;
  pausedUntil: number;
  inFlight: number;
  /** Answered since the limit started anew, as far as we know. */
  answered: number;
  since: number;
  /** Refusals after so few answers that they tell no pace yet. */
  early: number;
  /** Pauses in a row after refusals that did not say how long. */
  backOffs: number;
}

/** A learnt pace is this much slower than what was seen to be too fast. */
const margin = 1.05;
const longestGapMs = 15_000;
/** Fewer answers before a refusal may be chance. */
const tellingAnswers = 5;
/** After so many answers without a refusal a faster pace is tried. */
const patientAnswers = 100;
const hastening = 0.9;

/** A lane at a pace that is stated; 0 is none. */
export function openLane(statedGapMs: number, now: number): Lane {
  return {
    statedGapMs,
    learntGapMs: 0,
    nextAt: 0,
    pausedUntil: 0,
    inFlight: 0,
    answered: 0,
    since: now,
    early: 0,
    backOffs: 0,
  };
}

/** Takes the next start of a lane. */
export function takeStart(lane: Lane, at: number): void {
  lane.nextAt = at + Math.max(lane.statedGapMs, lane.learntGapMs);
}

/** Takes note of an answer that was no refusal to go on. */
export function noteAnswer(lane: Lane): void {
  lane.answered += 1;
  if (lane.answered % patientAnswers === 0) lane.learntGapMs *= hastening;
}

/** Learns from a refusal: so many answers in the time until the limit starts anew were all that there is room for. */
export function learnFrom(lane: Lane, until: number): void {
  if (lane.answered >= tellingAnswers || lane.early > 0) {
    const gapMs = ((until - lane.since) / Math.max(1, lane.answered)) * margin;
    lane.learntGapMs = Math.min(longestGapMs, Math.max(lane.learntGapMs, gapMs));
  }
  lane.early = lane.answered >= tellingAnswers ? 0 : lane.early + 1;
  lane.answered = 0;
  lane.since = until;
}
