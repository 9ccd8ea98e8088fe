// Answers that the server has not acknowledged yet, kept on this device until it has.
// One entry a question and client, each under a key of its own, so that two tabs cannot overwrite each other's.
export class Pending {
  constructor(attempt) {
    this.prefix = `unsaved:${attempt}:`;
  }

  key(save) {
    return `${this.prefix}${save.position}:${save.client}`;
  }

  // Says whether the device keeps it. Where a browser keeps nothing, the page itself still does.
  keep(save) {
    try {
      localStorage.setItem(this.key(save), JSON.stringify({ ...save, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  // Drops a save that is settled, unless a newer one of the same question has taken its place.
  drop(save) {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key(save)));
      if (kept && kept.sequence <= save.sequence) localStorage.removeItem(this.key(save));
    } catch {
      // Nothing is kept.
    }
  }

  // Returns the newest kept save of each question, in the order they were made.
  all() {
    const newest = new Map();
    try {
      for (const key of Object.keys(localStorage).filter((name) => name.startsWith(this.prefix))) {
        const save = JSON.parse(localStorage.getItem(key));
        if (!(newest.get(save.position)?.at > save.at)) newest.set(save.position, save);
      }
    } catch {
      // Nothing is kept.
    }
    return [...newest.values()].sort((one, other) => one.at - other.at);
  }
}
