// A gap: filled from a bank of options, or typed.
import * as option from "../answers/option.js";
import * as text from "../answers/text.js";

const fitting = (root) => (root.querySelector("input[type=radio]") ? option : text);

export const read = (root) => fitting(root).read(root);
export const write = (root, answer) => fitting(root).write(root, answer);
