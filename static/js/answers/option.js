// One of several options: {"option": ID}.
export function read(root) {
  const chosen = root.querySelector("input[type=radio]:checked");
  return chosen ? { option: chosen.value } : null;
}

export function write(root, answer) {
  for (const input of root.querySelectorAll("input[type=radio]")) input.checked = input.value === answer?.option;
}
