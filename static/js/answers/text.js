// A typed answer: {"text": "…"}; nothing but white space is blank.
export function read(root) {
  const { value } = root.querySelector("input[type=text]");
  return value.trim() ? { text: value } : null;
}

export function write(root, answer) {
  root.querySelector("input[type=text]").value = answer?.text ?? "";
}
