// Sends answers, one after another, until the server has said what it stored. Knows no page: it tells `tell` what
// became of each save. Answers on their way are kept on the device by Pending.
import { Pending } from "./pending.js";

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
    this.client = drawn();
    this.sequence = 0;
    this.saves = new Map();
    this.wait = FIRST_WAIT;
    this.timer = 0;
    this.sending = null;
    this.stopped = false;
    addEventListener("online", () => this.hurry());
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
    this.saves.set(position, save);
    this.pending.keep(save);
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
      const answer = await this.post(save);
      if (answer === null || answer.status === 429 || answer.status >= 500) {
        this.later();
        return;
      }
      this.wait = FIRST_WAIT;
      await this.settle(save, answer);
    }
  }

  later() {
    this.tell.trouble();
    this.timer = setTimeout(() => this.hurry(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
  }

  async post(save) {
    try {
      return await fetch(this.address, {
        ...this.request(save),
        signal: AbortSignal.timeout?.(PATIENCE),
      });
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

  async settle(save, answer) {
    const reply = await answer.json().catch(() => ({}));
    if (answer.ok) {
      this.finish(save);
      this.tell.saved(save, reply, !this.saves.has(save.position));
    } else if (answer.status === 409 && "revision" in reply) {
      this.saves.delete(save.position);
      this.tell.overtaken(save, reply);
    } else if (answer.status === 422) {
      this.finish(save);
      this.tell.refused(save);
    } else {
      // Handed in, no longer theirs, or the session is gone: sending again cannot help.
      this.stopped = true;
      if (answer.status === 409) this.saves.forEach((other) => this.finish(other));
      this.tell.stopped(answer.status);
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
      try {
        fetch(this.address, { ...this.request(save), keepalive: true }).catch(() => {});
      } catch {
        const form = new FormData();
        form.set("csrf_token", this.token);
        form.set("save", JSON.stringify(save));
        navigator.sendBeacon(this.address, form);
      }
    }
  }

  // Resolves to whether everything was delivered within a time, in milliseconds.
  async delivered(within) {
    const end = Date.now() + within;
    this.hurry();
    while (!this.empty && !this.stopped && Date.now() < end) await new Promise((done) => setTimeout(done, 50));
    return this.empty && !this.stopped;
  }
}
