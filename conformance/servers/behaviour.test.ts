import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Conversation, conversationWith } from "./conversation.js";
import { digest } from "./digest.js";
import type { Fault } from "./fault.js";
import { flashbackBehaviour } from "./flashback.js";
import { flashbackFaults } from "./flashback-faults.js";
import { talkToFlashback, talkToLatitude, talkToMiget, talkToWayscloud } from "./json-conversations.js";
import { latitudeBehaviour } from "./latitude.js";
import { latitudeFaults } from "./latitude-faults.js";
import { migetBehaviour } from "./miget.js";
import { migetFaults } from "./miget-faults.js";
import { obsBehaviour } from "./obs.js";
import { talkToObs } from "./obs-conversation.js";
import { obsFaults } from "./obs-faults.js";
import type { Behaviour } from "./serve.js";
import { type Style, styleOf } from "./style.js";
import { wayscloudBehaviour } from "./wayscloud.js";
import { wayscloudFaults } from "./wayscloud-faults.js";

interface Subject {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly behaviour: (fault: Fault | undefined, style: Style) => Behaviour;
  readonly talk: (conversation: Conversation) => void;
  readonly atLeast: number;
}

const subjects: readonly Subject[] = [
  {
    name: "latitude",
    faults: latitudeFaults,
    behaviour: latitudeBehaviour,
    talk: talkToLatitude,
    atLeast: 15,
  },
  {
    name: "flashback",
    faults: flashbackFaults,
    behaviour: flashbackBehaviour,
    talk: talkToFlashback,
    atLeast: 15,
  },
  { name: "miget", faults: migetFaults, behaviour: migetBehaviour, talk: talkToMiget, atLeast: 15 },
  {
    name: "wayscloud",
    faults: wayscloudFaults,
    behaviour: wayscloudBehaviour,
    talk: talkToWayscloud,
    atLeast: 15,
  },
  { name: "obs", faults: obsFaults, behaviour: obsBehaviour, talk: talkToObs, atLeast: 30 },
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-28T12:00:00Z") });
});

afterEach(() => {
  vi.useRealTimers();
});

describe.each(subjects)("$name", ({ faults, behaviour, talk, atLeast }) => {
  const behavioural = faults.filter(({ category }) => category === "behaviour");

  it(`has at least ${atLeast} defects that take several requests to see`, () => {
    expect(behavioural.length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([0, 1, 2, 3, 4])("answers the same twice and never fails, in variant %i", (variant) => {
    const heard = [0, 1].map(() => said(undefined, styleOf(variant)));

    expect(heard[0]?.text).toBe(heard[1]?.text);
    expect(heard[0]?.statuses.filter((status) => status >= 500 && status !== 501)).toEqual([]);
  });

  it.each(behavioural.map((fault) => [fault.name, fault] as const))(
    "%s changes what is said",
    (_name, fault) => {
      const style = styleOf(0);

      expect(said(fault, style).text).not.toBe(said(undefined, style).text);
    },
  );

  function said(fault: Fault | undefined, style: Style) {
    vi.setSystemTime(new Date("2026-11-28T12:00:00Z"));
    const server = behaviour(fault, style);
    const conversation = conversationWith(server);
    talk(conversation);
    const heard = conversation.heard();
    return { text: digest(heard, server.env), statuses: heard.map(({ answer }) => answer.status) };
  }
});
