// True or false: {"value": true}.
export function read(root) {
  const chosen = root.querySelector("input[type=radio]:checked");
  return chosen ? { value: chosen.value === "true" } : null;
}

export function write(root, answer) {
  for (const input of root.querySelectorAll("input[type=radio]")) {
    input.checked = answer !== null && input.value === String(answer.value);
  }
}
