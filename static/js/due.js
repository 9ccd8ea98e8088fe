// A choice among the usual closing times fills the field beside it; whoever types another one takes the choice back.
const choice = document.querySelector("[data-fills]");
const field = document.getElementById(choice?.dataset.fills);

choice?.addEventListener("change", () => {
  if (choice.value) field.value = choice.value;
});
field?.addEventListener("input", () => {
  choice.value = "";
});
