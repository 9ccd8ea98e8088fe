export { read, write } from "../answers/text.js";
