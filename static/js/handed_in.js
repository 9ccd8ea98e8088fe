// After an attempt is over: what this device could not deliver goes to the teacher, who decides about it, and the page
// that was kept to open offline is removed.
import "./forget.js";
import { Outbox } from "./outbox.js";

const place = document.querySelector("[data-attempt]");
const token = place.querySelector("[name=csrf_token]").value;
const nothing = () => {};
let news = false;

// The student had handed in, on another device: what comes now is nobody's to decide, and must not go in silence.
function stopped(status) {
  if (status !== 409) return;
  const notice = document.createElement("p");
  notice.className = "notice notice--bad";
  notice.setAttribute("role", "alert");
  document.querySelector("h1").after(notice);
  notice.textContent = place.dataset.unsent;
}

const outbox = new Outbox(place.dataset.save, token, {
  saved: () => (news = true),
  refused: nothing,
  trouble: nothing,
  stopped,
  overtaken: (given) => outbox.pending.drop(given),
  late: (_given, reply) => (news ||= reply.late),
});

outbox.restore();
if (!outbox.empty && (await outbox.delivered(60000)) && news) location.reload();
