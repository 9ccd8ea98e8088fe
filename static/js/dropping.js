// A file dropped anywhere on the page is taken, and one that is too large is told before it is sent.
const place = document.querySelector("[data-drop]");
const form = place?.querySelector("form");
const chosen = form?.querySelector("input[type=file]");
const tooLarge = form?.querySelector("[data-too-large]");

const brings = (event) => Boolean(event.dataTransfer?.types.includes("Files"));

function fits() {
  const file = chosen.files[0];
  const fine = !file || file.size <= Number(form.dataset.most);
  tooLarge.hidden = fine;
  chosen.toggleAttribute("aria-invalid", !fine);
  if (!fine) {
    chosen.setAttribute("aria-invalid", "true");
    chosen.setAttribute("aria-describedby", "file-hint too-large");
  }
  return fine;
}

if (chosen) {
  form.querySelector("[data-can-drop]").hidden = !matchMedia("(any-pointer: fine)").matches;
  tooLarge.id = "too-large";
  tooLarge.setAttribute("role", "alert");
  chosen.addEventListener("change", fits);
  form.addEventListener("submit", (event) => {
    if (!fits()) {
      event.preventDefault();
      chosen.focus();
    }
  });
  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    place.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) place.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    place.classList.remove("dropping");
    chosen.files = event.dataTransfer.files;
    if (fits()) form.requestSubmit();
  });
}
