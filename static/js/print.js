// The button that opens the browser's own window for printing; without this script, its menu does.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
