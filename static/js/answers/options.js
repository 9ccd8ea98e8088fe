// Several of the options: {"options": [ID, …]} in the order shown; none is blank.
export function read(root) {
  const chosen = [...root.querySelectorAll("input[type=checkbox]:checked")].map((input) => input.value);
  return chosen.length ? { options: chosen } : null;
}

export function write(root, answer) {
  for (const input of root.querySelectorAll("input[type=checkbox]")) {
    input.checked = answer?.options?.includes(input.value) ?? false;
  }
}
