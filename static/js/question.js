// One question on the page: reads and shows its answer by its kind's own module, and says how saving goes.
export class AskedQuestion {
  constructor(root, kind, words) {
    this.root = root;
    this.kind = kind;
    this.words = words;
    this.position = Number(root.dataset.question);
    this.revision = Number(root.dataset.revision);
    this.was = root.querySelector(`input[name="was-${this.position}"]`);
    this.state = root.querySelector("[data-state-of]");
    this.sure = root.querySelector("[data-certainty]");
    // What a kind adds to its plain form: dragging, buttons. It tells of a new answer by an input event of the field.
    kind.enhance?.(root);
  }

  static async of(root, words) {
    return new AskedQuestion(root, await import(`./kinds/${root.dataset.kind}.js`), words);
  }

  get answer() {
    return this.kind.read(this.root);
  }

  set answer(answer) {
    this.kind.write(this.root, answer);
  }

  // How sure the student is, 1 to 3, or null; undefined where the quiz does not ask.
  get certainty() {
    return this.sure ? Number(this.sure.value) || null : undefined;
  }

  set certainty(level) {
    if (this.sure && level !== undefined) this.sure.value = level ?? "";
  }

  // Notes what is stored, also in the field by which a plain post tells what was changed.
  stored({ answer, revision, certainty }) {
    this.revision = revision;
    this.was.value = JSON.stringify(answer);
    const was = this.sure && this.root.querySelector(`[name="was-certainty-${this.position}"]`);
    if (was) was.value = certainty ?? "";
  }

  // A Check has locked the answer, on this page's other tab or another device.
  lock() {
    this.root.disabled = true;
  }

  // Something is left to the student: a choice between two answers, or one that could not be saved. A locked one shows
  // what is stored.
  get failed() {
    return !this.root.disabled && this.state.dataset.state === "failed";
  }

  say(word, state = "saved") {
    this.state.textContent = word;
    this.state.dataset.state = state;
  }

  // Asks which of two answers to keep.
  choose(theirs, keepMine, takeTheirs) {
    const text = document.createElement("bdi");
    text.textContent = theirs || this.words.blank;
    this.state.dataset.state = "failed";
    this.state.replaceChildren(
      `${this.words.other} `,
      text,
      " ",
      this.button(this.words.mine, keepMine),
      " ",
      this.button(this.words.theirs, takeTheirs),
    );
  }

  button(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      this.say("", "idle");
      this.root.focus({ preventScroll: true });
      act();
    });
    return button;
  }
}
