// Sends answers, one after another, until the server has said what it stored. Knows no page: it tells `tell` what
// became of each save. Answers on their way are kept on the device by Pending.
import { Pending } from "./pending.js";
import { Story } from "./story.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const PATIENCE = 15000;

const drawn = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16)).join("");

export class Outbox {
  constructor(address, token, tell) {
    this.address = address;
    this.token = token;
    this.tell = tell;
    this.pending = new Pending(address);
    this.story = new Story(address);
    this.client = drawn();
    this.sequence = 0;
    this.saves = new Map();
    this.kept = true;
    this.wait = FIRST_WAIT;
    this.timer = 0;
    this.sending = null;
    this.stopped = false;
    addEventListener("offline", () => this.story.begin("offline"));
    addEventListener("online", () => {
      if (this.empty) this.story.end("offline");
      else this.hurry();
    });
  }

  get empty() {
    return this.saves.size === 0;
  }

  // Takes up what an earlier page of this device could not deliver; the same save sent twice counts once.
  restore() {
    const kept = this.pending.all();
    for (const { at, ...save } of kept) this.saves.set(save.position, save);
    return kept;
  }

  put(position, answer, base, certainty) {
    const earlier = this.saves.get(position);
    const sequence = Math.max(++this.sequence, (earlier?.sequence ?? 0) + 1);
    this.sequence = sequence;
    const save = { position, answer, client: earlier?.client ?? this.client, sequence, base, certainty };
    // What was changed last goes last.
    this.saves.delete(position);
    this.saves.set(position, save);
    this.kept = this.pending.keep(save);
    this.hurry();
  }

  hurry() {
    clearTimeout(this.timer);
    if (!this.stopped) this.sending ??= this.work().finally(() => (this.sending = null));
    return this.sending;
  }

  async work() {
    while (!this.empty && !this.stopped) {
      const [save] = this.saves.values();
      const lines = this.story.told();
      this.tell.sending?.();
      const answer = await this.post({ ...save, log: lines });
      if (answer === null || answer.status === 429 || answer.status >= 500) {
        if (answer === null) this.story.begin("offline");
        this.later(answer?.wait ?? 0);
        return;
      }
      this.wait = FIRST_WAIT;
      this.story.end("offline");
      if (answer.status === 200 || answer.status === 409) this.story.arrived(lines);
      this.settle(save, answer);
    }
  }

  // Tries again after a while, and not before the server asks for it.
  later(asked) {
    this.tell.trouble();
    const wait = Math.max(this.wait * (0.75 + Math.random() / 2), Math.min(asked, LONGEST_WAIT));
    this.timer = setTimeout(() => this.hurry(), wait);
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
  }

  // Returns what Readback answered, or null where nobody did. A school's network may put a page of its own in its
  // place, and an answer may break off: neither says that anything is saved.
  async post(save) {
    try {
      const answer = await fetch(this.address, {
        ...this.request(save),
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      const { status } = answer;
      const wait = 1000 * Number(answer.headers.get("Retry-After")) || 0;
      if (status === 429 || status >= 500) return { status, wait };
      const reply = await answer.json();
      return "revision" in reply || (status !== 200 && "error" in reply) ? { status, reply } : null;
    } catch {
      return null;
    }
  }

  request(save) {
    return {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify(save),
      credentials: "same-origin",
    };
  }

  settle(save, { status, reply }) {
    if (status === 200) {
      this.finish(save);
      this.tell.saved(save, reply, !this.saves.has(save.position));
    } else if (status === 409 && "revision" in reply) {
      this.saves.delete(save.position);
      this.tell.overtaken(save, reply);
    } else if (status === 409 && "late" in reply) {
      // Too late to count; the teacher has it, or need not have it.
      this.finish(save);
      this.tell.late(save, reply);
    } else if (status === 422) {
      this.finish(save);
      this.tell.refused(save);
    } else {
      // Handed in, no longer theirs, or the session is gone: sending again cannot help.
      this.stopped = true;
      if (status === 409) this.saves.forEach((other) => this.finish(other));
      this.tell.stopped(status);
    }
  }

  // Forgets a save that is settled; an answer given since stays.
  finish(save) {
    this.pending.drop(save);
    if (this.saves.get(save.position)?.sequence === save.sequence) this.saves.delete(save.position);
  }

  // Sends all that is left while the page goes away; what does not arrive is kept on the device.
  flush() {
    for (const save of this.saves.values()) {
      const sent = this.beacon(this.address, { save: JSON.stringify(save) });
      if (!sent) fetch(this.address, { ...this.request(save), keepalive: true }).catch(() => {});
    }
  }

  beacon(address, fields) {
    const form = new FormData();
    form.set("csrf_token", this.token);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return navigator.sendBeacon(address, form);
  }

  // Tells at the last moment what no save is left to take along. Nobody says whether it arrives: the next page of this
  // attempt tells it again, and the server knows a line by its mark.
  confess(address) {
    const lines = this.story.told();
    if (lines.length) this.beacon(address, { log: JSON.stringify(lines) });
  }

  // Resolves to whether everything was delivered within a time, in milliseconds.
  async delivered(within) {
    const end = Date.now() + within;
    this.hurry();
    while (!this.empty && !this.stopped && Date.now() < end) await new Promise((done) => setTimeout(done, 50));
    return this.empty && !this.stopped;
  }
}
