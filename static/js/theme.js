// The reader's own choice of day or night. Runs in the head, before anything is painted, so that nothing flashes;
// without it, or without a choice, the system's preference holds.
(() => {
  const KEY = "theme";
  const root = document.documentElement;

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function apply(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function keep(theme) {
    try {
      if (theme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // A browser that keeps nothing still shows the choice on this page.
    }
  }

  apply(stored());
  addEventListener("storage", (event) => event.key === KEY && apply(event.newValue));
  addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-theme-switch]");
    if (!place) return;
    const choice = place.querySelector("select");
    choice.value = root.dataset.theme ?? "auto";
    place.hidden = false;
    choice.addEventListener("change", () => {
      apply(choice.value);
      keep(choice.value);
    });
  });
})();
