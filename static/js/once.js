// A form that is on its way is not sent again: a second click before the next page comes would do things twice.
// The server minds it too; without this script, that alone does.
const PATIENCE = 5000;
let sent = null;

addEventListener("submit", (event) => {
  // What a script sends by itself, it minds by itself; a form that only asks may ask again.
  if (event.defaultPrevented || event.target.method !== "post") return;
  // Another button of the same form is another wish.
  if (sent?.form === event.target && sent.button === event.submitter && Date.now() - sent.at < PATIENCE) {
    event.preventDefault();
    return;
  }
  sent = { form: event.target, button: event.submitter, at: Date.now() };
});
// The browser's way back shows this very page again.
addEventListener("pageshow", () => {
  sent = null;
});
