// Submitting without a connection: it waits where it can be seen, survives the page, and goes out by itself.
const SOON = 2000;
const LONGEST = 20000;
const PATIENCE = 8000;

export class HandingIn {
  constructor(place, form, outbox, blanks) {
    this.place = place;
    this.form = form;
    this.outbox = outbox;
    this.blanks = blanks;
    this.words = JSON.parse(place.dataset.words);
    this.key = `submit:${form.dataset.save}`;
    this.text = place.querySelector("[data-waiting-text]");
    this.go = place.querySelector("[data-waiting-go]");
    this.wait = SOON;
    this.timer = 0;
    this.go.addEventListener("click", () => this.begin());
    place.querySelector("[data-waiting-stop]").addEventListener("click", () => this.stop());
    addEventListener("online", () => this.waiting && this.attempt());
    if (this.kept()) this.begin();
  }

  // Says whether the server answers; a page that cannot be reached must not be gone to.
  async reachable() {
    return (await this.heard()) !== null;
  }

  // Returns what the server says of the attempt, or null where it says nothing: a page that the network puts in its
  // place is no answer.
  async heard() {
    try {
      const answer = await fetch(this.form.dataset.clock, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      return answer.status < 500 ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  offer() {
    const blank = this.blanks();
    this.show(this.words.offer + (blank.length ? ` ${this.words.blank.replace("{numbers}", blank.join(", "))}` : ""));
    this.go.hidden = false;
    this.place.focus({ preventScroll: true });
    // Clear of the bars above and below.
    this.place.scrollIntoView({ block: "center" });
  }

  begin() {
    this.waiting = true;
    this.keep(true);
    this.show(this.words.waiting);
    this.go.hidden = true;
    this.attempt();
  }

  stop() {
    this.waiting = false;
    this.keep(false);
    clearTimeout(this.timer);
    this.place.hidden = true;
    this.form.closest("section").focus({ preventScroll: true });
  }

  async attempt() {
    clearTimeout(this.timer);
    if (this.trying) return;
    this.trying = true;
    const done = (await this.outbox.delivered(PATIENCE)) && this.waiting && (await this.submit());
    this.trying = false;
    if (done) {
      this.keep(false);
      location.assign(this.form.dataset.review);
    } else if (this.waiting && !this.outbox.stopped) {
      this.timer = setTimeout(() => this.attempt(), this.wait);
      this.wait = Math.min(2 * this.wait, LONGEST);
    } else if (this.outbox.stopped) {
      this.place.hidden = true;
      this.keep(false);
    }
  }

  // Says whether it is handed in, by the server's own word.
  async submit() {
    try {
      await fetch(this.form.dataset.check, {
        method: "POST",
        headers: { "X-CSRFToken": this.form.elements.csrf_token.value },
        redirect: "manual",
        signal: AbortSignal.timeout?.(PATIENCE),
      });
    } catch {
      return false;
    }
    return Boolean((await this.heard())?.submitted);
  }

  show(text) {
    this.text.textContent = text;
    this.place.hidden = false;
  }

  kept() {
    try {
      return localStorage.getItem(this.key) !== null;
    } catch {
      return false;
    }
  }

  keep(on) {
    try {
      if (on) localStorage.setItem(this.key, "1");
      else localStorage.removeItem(this.key);
    } catch {
      // The open page still knows.
    }
  }
}
