// What the browser tells of itself, for the teacher to settle a dispute: how long the page was left, how long there
// was no connection. It waits for the next save to travel with. Times go as “so many seconds ago”.
const SHORTEST = 1000;
const MOST = 20;

export class Story {
  constructor(attempt) {
    this.key = `story:${attempt}`;
    this.since = {};
    try {
      this.lines = JSON.parse(localStorage.getItem(this.key)) ?? [];
    } catch {
      this.lines = [];
    }
  }

  begin(kind) {
    this.since[kind] ??= Date.now();
  }

  end(kind) {
    const from = this.since[kind];
    delete this.since[kind];
    const to = Date.now();
    if (!(to - from >= SHORTEST)) return;
    this.lines.push([kind, from, to, from.toString(36)]);
    this.keep();
  }

  // Returns the lines that a save takes along.
  told() {
    const now = Date.now();
    const ago = (moment) => Math.max(0, now - moment) / 1000;
    return this.lines.slice(0, MOST).map(([kind, from, to, mark]) => [kind, ago(from), ago(to), mark]);
  }

  // Forgets lines that have arrived.
  arrived(lines) {
    if (!lines?.length) return;
    const marks = new Set(lines.map((line) => `${line[0]}${line[3]}`));
    this.lines = this.lines.filter((line) => !marks.has(`${line[0]}${line[3]}`));
    this.keep();
  }

  keep() {
    try {
      if (this.lines.length) localStorage.setItem(this.key, JSON.stringify(this.lines));
      else localStorage.removeItem(this.key);
    } catch {
      // The page itself still knows.
    }
  }
}
